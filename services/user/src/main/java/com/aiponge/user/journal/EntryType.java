package com.aiponge.user.journal;

import java.util.Set;

/** E.EntryType. */
final class EntryType {
    static final String GENERAL = "general";
    static final Set<String> ALL = Set.of(GENERAL, "reflection", "bookmark", "quote", "note", "insight", "wisdom", "excerpt");

    private EntryType() {
    }

    /** An unknown or missing type is general. */
    static String known(String type) {
        return type != null && ALL.contains(type) ? type : GENERAL;
    }
}
