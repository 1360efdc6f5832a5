package com.aiponge.music.song;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** What people read when a song fails, in their language; English where there is no translation. Thread-safe. */
final class Sentences {
    private static final Set<String> LANGUAGES = Set.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");
    private final Map<String, ResourceBundle> bundles = new HashMap<>();

    Sentences() {
        ResourceBundle.Control noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        LANGUAGES.forEach(code -> bundles.put(code, ResourceBundle.getBundle("messages.song", Locale.of(code), noFallback)));
    }

    String failure(String code, String language) {
        return code == null ? null : of(code, language);
    }

    String noCover(String language) {
        return of("NO_COVER", language);
    }

    /** Stands for the title of a song that has none yet. */
    String untitled(String language) {
        return of("UNTITLED", language);
    }

    private String of(String key, String language) {
        return bundles.getOrDefault(language, bundles.get("en")).getString(key);
    }
}
