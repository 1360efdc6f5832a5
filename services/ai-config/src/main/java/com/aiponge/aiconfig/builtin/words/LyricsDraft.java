package com.aiponge.aiconfig.builtin.words;

import java.util.List;

/**
 * A finished song text.
 *
 * @param content           section lines ({@code [Verse]}, {@code [Chorus]}, {@code [Bridge]}) and sung lines, one each
 * @param language          the language it is written in
 * @param languageFellBack  true when the language asked for is not one we can write songs in
 */
public record LyricsDraft(String title, String content, String language, boolean languageFellBack,
                          List<String> themes, String mood) {

    public LyricsDraft {
        themes = List.copyOf(themes);
    }
}
