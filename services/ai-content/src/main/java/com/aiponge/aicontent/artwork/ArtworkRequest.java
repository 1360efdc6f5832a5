package com.aiponge.aicontent.artwork;

import com.aiponge.runtime.http.Input;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A cover to be described (contract 21.3, artwork-prompts). */
record ArtworkRequest(UUID operationId, String imageType, String title, List<String> keywords, String genre, String mood, String style,
                      String culturalStyle) {
    private static final Set<String> TYPES = Set.of("album", "track", "playlist", "book-cover");

    static ArtworkRequest from(Input input) {
        UUID operationId = input.requiredUuid("operationId");
        String type = input.present("imageType", input.oneOf("imageType", TYPES));
        List<String> keywords = input.texts("keywords", 50, 100);
        ArtworkRequest request = new ArtworkRequest(operationId, type, input.requiredTrimmed("title", 255), keywords == null ? List.of() : keywords,
                input.trimmed("genre", 100), input.trimmed("mood", 100), input.trimmed("style", 100), input.trimmed("culturalStyle", 100));
        input.check();
        return request;
    }
}
