package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.runtime.http.Input;
import java.util.Set;
import java.util.UUID;

/** A song ordered (contract 21.3, music/tasks). */
record NewTask(UUID operationId, UUID userId, Commission commission) {
    private static final Set<String> QUALITIES = Set.of("draft", "standard", "premium", "studio");

    static NewTask from(Input input) {
        UUID operationId = input.requiredUuid("operationId");
        UUID userId = input.requiredUuid("userId");
        boolean instrumental = input.flag("instrumental", false);
        String lyrics = instrumental ? input.text("lyrics", 10_000) : input.requiredText("lyrics", 10_000);
        String quality = input.oneOf("quality", QUALITIES);
        Commission commission = new Commission(lyrics, input.requiredTrimmed("title", 255), input.text("tags", 2_000), input.text("style", 500),
                input.integer("durationSeconds", 10, 600, 120), instrumental, input.oneOf("vocalGender", Set.of("f", "m")),
                input.number("styleWeight", 0, 1), input.text("negativeTags", 500), quality == null ? "standard" : quality);
        input.check();
        return new NewTask(operationId, userId, commission);
    }
}
