package com.aiponge.aiconfig.builtin.words;

import java.util.List;

/** Writes a title for lyrics that are there. */
public final class TitleWriter {

    /** Never a word of the lyrics, for they hold the words of the entry. The same arguments give the same title. */
    public String write(String lyrics, String language, String mood, String seed) {
        String code = Tongues.primary(language == null ? "" : language);
        String known = Tongues.sings(code) ? code : Tongues.FALLBACK;
        MoodFamily family = MoodFamily.of(mood == null ? "" : mood);
        return new Titles(known).of(family.section(), List.of(lyrics), new Draw("title", lyrics, known, family.section(), seed));
    }
}
