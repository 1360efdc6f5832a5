package com.aiponge.aicontent.artwork;

import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.template.Template;
import com.aiponge.aicontent.template.Templates;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Describes covers from a template alone: no model is asked, so nothing is paid and no name of a vendor stands in the answer. Thread-safe. */
final class Artwork {
    private static final String SIZE = "1024x1024";
    private static final Map<String, String> KINDS = Map.of("album", "album cover", "track", "song cover", "playlist", "playlist cover", "book-cover", "book cover");
    private final Templates templates;
    private final Kept kept;

    Artwork(Templates templates, Kept kept) {
        this.templates = templates;
        this.kept = kept;
    }

    ArtworkPrompt describe(UUID user, ArtworkRequest request) {
        return kept.once(request.operationId(), "artwork", user, ArtworkPrompt.class, () -> make(request));
    }

    private ArtworkPrompt make(ArtworkRequest request) {
        Map<String, String> values = new HashMap<>();
        values.put("coverKind", KINDS.get(request.imageType()));
        values.put("title", request.title());
        values.put("keywords", String.join(", ", request.keywords()));
        values.put("genre", request.genre());
        values.put("mood", request.mood());
        values.put("style", request.style());
        values.put("culturalStyle", request.culturalStyle());
        Template template = templates.published("artwork-prompt");
        Template.Filled filled = template.fill(values);
        return new ArtworkPrompt(filled.user(), filled.system().isBlank() ? null : filled.system(), SIZE, template.id(), template.version());
    }
}
