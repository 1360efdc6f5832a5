package com.aiponge.storage.reference;

import com.aiponge.runtime.http.Input;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which of these references a person may use as a picture, or as sound. */
record Question(UUID userId, List<String> references, String kind) {
    private static final int MOST = 50;
    private static final int LONGEST = 2_048;
    private static final Set<String> KINDS = Set.of("image", "audio");

    static Question from(Input body) {
        UUID user = body.requiredUuid("userId");
        List<String> references = body.present("references", body.texts("references", MOST, LONGEST));
        String kind = body.present("kind", body.oneOf("kind", KINDS));
        body.check();
        return new Question(user, references, kind);
    }
}
