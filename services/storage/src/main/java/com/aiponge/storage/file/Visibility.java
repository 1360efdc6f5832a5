package com.aiponge.storage.file;

import java.util.Locale;
import java.util.Set;

/** Who may read a file: its owner, also who follows the owner, or everybody. */
public enum Visibility {
    PERSONAL, SHARED, PUBLIC;

    static final Set<String> NAMES = Set.of("personal", "shared", "public");

    public static Visibility named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
