package com.aiponge.aiconfig.builtin.words;

import java.util.Objects;

/**
 * What a song text is to be made of.
 *
 * @param language    a language code, a region tag ({@code pt-BR}) or {@code auto}
 * @param framework   a framework id, or null for the attitude that suits the mood
 * @param supportive  the text is about a crisis: none of its words may be sung, only gentle lines
 */
public record LyricsOrder(String text, String mood, String genre, String language, String framework,
                          String displayName, boolean supportive, String seed) {

    public LyricsOrder {
        text = Objects.requireNonNullElse(text, "");
        mood = Objects.requireNonNullElse(mood, "");
        genre = Objects.requireNonNullElse(genre, "");
        language = Objects.requireNonNullElse(language, "auto");
        seed = Objects.requireNonNullElse(seed, "");
    }
}
