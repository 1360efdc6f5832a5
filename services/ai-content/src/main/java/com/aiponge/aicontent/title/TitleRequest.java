package com.aiponge.aicontent.title;

import com.aiponge.aicontent.model.Languages;
import com.aiponge.runtime.http.Input;
import java.util.UUID;

/** A title to be found for lyrics (contract 21.3, titles). */
record TitleRequest(UUID operationId, String lyrics, String language, String mood, String style) {

    static TitleRequest from(Input input) {
        TitleRequest request = new TitleRequest(input.requiredUuid("operationId"), input.requiredText("lyrics", 10_000), Languages.from(input, "language"),
                input.trimmed("mood", 100), input.trimmed("style", 100));
        input.check();
        return request;
    }
}
