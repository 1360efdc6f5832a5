package com.aiponge.aiconfig.builtin.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The languages of the platform. Words of all eight are understood; songs are written in five of them. */
final class Tongues {
    static final String FALLBACK = "en";
    static final List<String> UNDERSTOOD = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");
    static final List<String> SUNG = List.of("en", "es", "fr", "de", "pt");

    private static final Map<String, Lexicon> LEXICONS = lexicons();
    private static final Map<String, Bank> SONGS = songs();

    private Tongues() {
    }

    static Lexicon lexicon(String language) {
        return LEXICONS.getOrDefault(language, LEXICONS.get(FALLBACK));
    }

    static Bank lines(String language) {
        return SONGS.getOrDefault(language, SONGS.get(FALLBACK));
    }

    static boolean sings(String language) {
        return SONGS.containsKey(language);
    }

    /** {@code pt-BR} and {@code PT_br} are {@code pt}. */
    static String primary(String tag) {
        return tag.strip().split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, Lexicon> lexicons() {
        Map<String, Lexicon> loaded = new LinkedHashMap<>();
        UNDERSTOOD.forEach(l -> loaded.put(l, Lexicon.load(l)));
        return Map.copyOf(loaded);
    }

    private static Map<String, Bank> songs() {
        Map<String, Bank> loaded = new LinkedHashMap<>();
        SUNG.forEach(l -> loaded.put(l, Bank.load(l + ".txt")));
        return Map.copyOf(loaded);
    }
}
