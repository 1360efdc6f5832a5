package com.aiponge.aiconfig.builtin.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moods whose songs draw on the same lines. */
public enum MoodFamily {
    CALM("mindfulness", "positive"), UNEASY("somatic", "mindfulness"), BLUE("integrative", "humanistic"),
    WEARY("mindfulness", "somatic"), BRIGHT("positive", "humanistic"), RISING("existential", "behavioral");

    private static final Map<MoodFamily, Set<String>> MOODS = moods();

    private final List<String> attitudes;

    MoodFamily(String... attitudes) {
        this.attitudes = List.of(attitudes);
    }

    /** Where a bridge of this mood may turn when no framework was chosen. */
    List<String> attitudes() {
        return attitudes;
    }

    /** The name of the sections that hold its lines. */
    public String section() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The family of a mood in free text, if any word of it is known. */
    static Optional<MoodFamily> known(String mood) {
        for (String word : Words.of(mood.toLowerCase(Locale.ROOT))) {
            for (MoodFamily family : values()) {
                if (MOODS.get(family).contains(word)) {
                    return Optional.of(family);
                }
            }
        }
        return Optional.empty();
    }

    public static MoodFamily of(String mood) {
        return known(mood).orElse(CALM);
    }

    private static Map<MoodFamily, Set<String>> moods() {
        Bank bank = Bank.load("moods.txt");
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(f -> f, f -> bank.words(f.section())));
    }
}
