package com.aiponge.user.safety;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a text worries, in rising order (E.RiskLevel). */
public enum RiskLevel {
    NONE(0), LOW(15), MEDIUM(35), HIGH(60), CRITICAL(80);

    private final int base;

    RiskLevel(int base) {
        this.base = base;
    }

    /** The score of one match. */
    int base() {
        return base;
    }

    boolean isAtLeast(RiskLevel other) {
        return compareTo(other) >= 0;
    }

    RiskLevel max(RiskLevel other) {
        return isAtLeast(other) ? this : other;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that name, which must be one of {@link #wireNames()}. */
    public static RiskLevel of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static Set<String> wireNames() {
        return Stream.of(values()).map(RiskLevel::wireName).collect(Collectors.toUnmodifiableSet());
    }
}
