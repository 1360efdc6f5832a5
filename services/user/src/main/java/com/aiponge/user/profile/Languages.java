package com.aiponge.user.profile;

import java.util.List;
import java.util.Locale;

/** The eight languages of the contract (0.12). */
public final class Languages {
    private static final List<String> KNOWN = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");

    private Languages() {
    }

    /** The primary subtag of a code or region tag; {@code en} when it is not one of ours, as for {@code locale}. */
    public static String orEnglish(String tag) {
        String code = primary(tag);
        return KNOWN.contains(code) ? code : "en";
    }

    /** A known language without its region; other text as it is. */
    static String reduced(String tag) {
        String code = primary(tag);
        return KNOWN.contains(code) ? code : tag;
    }

    private static String primary(String tag) {
        return tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
