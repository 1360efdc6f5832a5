package com.aiponge.user.subscription;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted and paid for (E.Feature). */
public enum Feature {
    SONGS("songs", "song", "canGenerateMusic", "SUBSCRIPTION_LIMIT_EXCEEDED"),
    LYRICS("lyrics", "lyrics", "canGenerateMusic", "USAGE_LIMIT_EXCEEDED"),
    INSIGHTS("insights", "insight", "canAccessJournal", "USAGE_LIMIT_EXCEEDED"),
    BOOKS("books", "book", "canGenerateBooks", "SUBSCRIPTION_LIMIT_EXCEEDED");

    private final String wireName;
    private final String singular;
    private final String flag;
    private final String limitCode;

    Feature(String wireName, String singular, String flag, String limitCode) {
        this.wireName = wireName;
        this.singular = singular;
        this.flag = flag;
        this.limitCode = limitCode;
    }

    public String wireName() {
        return wireName;
    }

    /** One of them, in words. */
    public String singular() {
        return singular;
    }

    /** The tier flag that opens it. */
    public String flag() {
        return flag;
    }

    /** The 402 code of its month limit. */
    public String limitCode() {
        return limitCode;
    }

    /** The month counters it moves: a song counts its lyrics too. */
    public List<String> counters() {
        return this == SONGS ? List.of(SONGS.wireName, LYRICS.wireName) : List.of(wireName);
    }

    public static Set<String> wireNames() {
        return Stream.of(values()).map(Feature::wireName).collect(Collectors.toUnmodifiableSet());
    }

    /** The feature of that name, which must be one of {@link #wireNames()}. */
    public static Feature of(String wireName) {
        return Stream.of(values()).filter(feature -> feature.wireName.equals(wireName)).findFirst().orElseThrow();
    }
}
