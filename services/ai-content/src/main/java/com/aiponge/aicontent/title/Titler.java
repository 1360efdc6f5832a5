package com.aiponge.aicontent.title;

import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.model.Languages;
import com.aiponge.aicontent.model.TextModel;
import com.aiponge.aicontent.model.TextTask;
import com.aiponge.aicontent.model.Titles;
import com.aiponge.aicontent.model.Unfit;
import com.aiponge.aicontent.template.Template;
import com.aiponge.aicontent.template.Templates;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Has titles found for lyrics. Thread-safe. */
final class Titler {
    private static final Map<String, Object> SCHEMA = Map.of("type", "object", "additionalProperties", false, "required", new String[] {"title"},
            "properties", Map.of("title", Map.of("type", "string")));
    private final Templates templates;
    private final TextModel model;
    private final Kept kept;

    Titler(Templates templates, TextModel model, Kept kept) {
        this.templates = templates;
        this.model = model;
        this.kept = kept;
    }

    Title name(UUID user, TitleRequest request) {
        return kept.once(request.operationId(), "title", user, Title.class, () -> make(user, request));
    }

    private Title make(UUID user, TitleRequest request) {
        Map<String, String> values = new HashMap<>();
        values.put("task", "title");
        values.put("lyrics", request.lyrics());
        values.put("language", request.language());
        values.put("languageName", Languages.name(request.language()));
        values.put("mood", request.mood());
        values.put("style", request.style());
        Template template = templates.published("song-title");
        return new Title(model.write(new TextTask(request.operationId(), user, "songs", template.fill(values), values, SCHEMA, 60, 0.8), Titler::read).value());
    }

    private static String read(JsonNode json) {
        String title = Titles.tidy(json.path("title").asText(""));
        if (title == null) {
            throw new Unfit(List.of("\"title\" must be one line of 1 to 100 characters."));
        }
        return title;
    }
}
