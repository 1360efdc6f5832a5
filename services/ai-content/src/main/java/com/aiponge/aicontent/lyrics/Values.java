package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.framework.Framework;
import com.aiponge.aicontent.model.Languages;
import com.aiponge.runtime.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of a lyrics request, as the templates and the built-in vendor take them. {@code framework} may be null. */
record Values(LyricsRequest request, Framework framework) {

    Map<String, String> forPrompt() {
        LyricsRequest.Sound sound = request.sound();
        Map<String, String> values = new HashMap<>();
        values.put("text", request.source().text());
        values.put("kind", request.source().kind());
        values.put("reference", request.source().reference());
        values.put("bookTitle", request.source().bookTitle());
        values.put("languageName", Languages.name(request.language()));
        values.put("bilingual", request.bilingual() ? request.targetLanguages().stream().map(Languages::name).collect(Collectors.joining(", ")) : null);
        values.put("genre", sound.genre());
        values.put("mood", sound.mood());
        values.put("style", sound.style());
        values.put("culturalStyle", sound.culturalStyle());
        values.put("instruments", String.join(", ", sound.instruments()));
        values.put("vocal", sound.vocalGender() == null ? null : sound.vocalGender().equals("f") ? "female" : "male");
        values.put("frameworkName", framework == null ? null : framework.name());
        values.put("frameworkPrinciples", framework == null ? null : framework.principles());
        values.put("displayName", request.person().displayName());
        values.put("preferences", request.person().wishes());
        values.put("persona", request.person().persona() == null ? null : Json.text(request.person().persona()));
        values.put("instructions", request.instructions());
        return values;
    }

    /** Without a seed: the same entry gives the same song. */
    Map<String, String> forBuiltin() {
        Map<String, String> inputs = new HashMap<>();
        inputs.put("task", "lyrics");
        inputs.put("text", request.source().text());
        inputs.put("mood", request.sound().mood());
        inputs.put("genre", request.sound().genre());
        inputs.put("language", request.language());
        inputs.put("framework", framework == null ? null : framework.id());
        inputs.put("displayName", request.person().displayName());
        inputs.put("supportive", Boolean.toString(request.isCritical()));
        return inputs;
    }
}
