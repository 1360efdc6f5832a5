package com.aiponge.user.guest;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prompts in every language, from {@code prompts.json}. Immutable. */
final class PromptTexts {
    private final JsonNode languages;

    private PromptTexts(JsonNode languages) {
        this.languages = languages;
    }

    static PromptTexts load() {
        try (InputStream file = PromptTexts.class.getResourceAsStream("prompts.json")) {
            return new PromptTexts(Json.tree(file.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("prompts.json is unreadable", e);
        }
    }

    PromptContent of(Prompt prompt, String language) {
        return Json.read(languages.path(language).path(prompt.type()), PromptContent.class);
    }

    Map<String, PromptContent> all(String language) {
        Map<String, PromptContent> texts = new LinkedHashMap<>();
        for (Prompt prompt : Prompt.values()) {
            texts.put(prompt.type(), of(prompt, language));
        }
        return texts;
    }
}
