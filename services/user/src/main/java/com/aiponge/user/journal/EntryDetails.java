package com.aiponge.user.journal;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything a person says about an entry beside its text: one encrypted payload a row. */
record EntryDetails(String moodContext, String triggerSource, String sentiment, Integer emotionalIntensity, List<String> tags, List<String> themes,
                    MusicHints musicHints, String depthLevel, String sourceTitle, String sourceAuthor, String sourceChapter, String attribution,
                    ObjectNode metadata) {
    private static final Set<String> SENTIMENTS = Set.of("positive", "negative", "neutral", "mixed");
    private static final Set<String> DEPTHS = Set.of("brief", "standard", "deep");
    /** Made by the server on every read. */
    private static final List<String> SERVER_MADE = List.of("illustrations", "illustrationUrl");
    private static final int MOST_TAGS = 50;
    private static final int TAG = 50;
    private static final int SHORT = 100;
    private static final int TITLE = 255;

    EntryDetails {
        tags = tags == null ? List.of() : List.copyOf(tags);
        themes = themes == null ? List.of() : List.copyOf(themes);
        metadata = metadata == null ? Json.mapper().createObjectNode() : metadata;
    }

    static EntryDetails from(Input body) {
        ObjectNode metadata = body.object("metadata");
        return new EntryDetails(
                body.text("moodContext", SHORT), body.text("triggerSource", SHORT),
                body.oneOf("sentiment", SENTIMENTS), body.integer("emotionalIntensity", 1, 10, null),
                body.texts("tags", MOST_TAGS, TAG), body.texts("themes", MOST_TAGS, TAG),
                MusicHints.from(body.nested("musicHints")), body.oneOf("depthLevel", DEPTHS),
                body.trimmed("sourceTitle", TITLE), body.trimmed("sourceAuthor", TITLE), body.trimmed("sourceChapter", TITLE),
                body.text("attribution", 500),
                metadata == null ? null : metadata.deepCopy().remove(SERVER_MADE));
    }

    /** All of it that is free text, for screening and searching. */
    String words() {
        return Stream.of(Stream.of(moodContext, triggerSource, sourceTitle, sourceAuthor, sourceChapter, attribution), tags.stream(), themes.stream())
                .flatMap(words -> words)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
