package com.aiponge.aiconfig.provider;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be asked for (E.Capability). */
public enum Capability {
    TEXT, VISION, IMAGE, MUSIC, ALIGNMENT, TRANSCRIPTION, SPEECH;

    private static final Set<String> NAMES = Stream.of(values()).map(Capability::wireName).collect(Collectors.toUnmodifiableSet());

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All wire names. */
    public static Set<String> names() {
        return NAMES;
    }

    public static Capability of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
