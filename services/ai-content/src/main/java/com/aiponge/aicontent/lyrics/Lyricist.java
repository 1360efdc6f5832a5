package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.framework.Frameworks;
import com.aiponge.aicontent.kept.Kept;
import com.aiponge.aicontent.model.Draft;
import com.aiponge.aicontent.model.TextModel;
import com.aiponge.aicontent.model.TextTask;
import com.aiponge.aicontent.template.Template;
import com.aiponge.aicontent.template.Templates;
import java.util.Map;
import java.util.Optional;

/** Has lyrics written: chooses the attitude and the template, and passes on only what keeps the rules. Thread-safe. */
final class Lyricist {
    private static final String PERSONAL = "song-lyrics";
    private static final String SUPPORTIVE = "song-lyrics-supportive";
    private static final String BUILTIN = "builtin";
    private static final Map<String, Object> SCHEMA = Map.of("type", "object", "additionalProperties", false,
            "required", new String[] {"title", "content", "language", "themes", "mood"},
            "properties", Map.of("title", Map.of("type", "string"), "content", Map.of("type", "string"), "language", Map.of("type", "string"),
                    "themes", Map.of("type", "array", "items", Map.of("type", "string")), "mood", Map.of("type", "string")));

    private final Templates templates;
    private final Frameworks frameworks;
    private final TextModel model;
    private final Kept kept;

    Lyricist(Templates templates, Frameworks frameworks, TextModel model, Kept kept) {
        this.templates = templates;
        this.frameworks = frameworks;
        this.model = model;
        this.kept = kept;
    }

    /** A repeat of the operation answers the first lyrics. */
    Lyrics write(LyricsRequest request) {
        return kept.once(request.operationId(), "lyrics", request.userId(), Lyrics.class, () -> make(request));
    }

    private Lyrics make(LyricsRequest request) {
        // Nobody in a crisis is worked on: the supportive songs have an attitude of their own.
        Optional<Frameworks.Choice> choice = request.isCritical() ? Optional.empty()
                : frameworks.choose(request.source().text(), request.sound().mood());
        Template template = templates.published(request.isCritical() ? SUPPORTIVE : PERSONAL);
        Values values = new Values(request, choice.map(Frameworks.Choice::framework).orElse(null));
        Draft<SongText> draft = model.write(new TextTask(request.operationId(), request.userId(), "songs", template.fill(values.forPrompt()),
                values.forBuiltin(), SCHEMA, 2_000, request.isCritical() ? 0.6 : 0.9), SongText::from);
        SongText text = draft.value();
        return new Lyrics(text.title(), text.content(), text.language(), text.themes(), text.mood(),
                choice.map(one -> new Lyrics.Attitude(one.framework().id(), one.confidence())).orElse(null),
                template.id(), template.version(), draft.provider(), draft.provider().equals(BUILTIN), draft.usage());
    }
}
