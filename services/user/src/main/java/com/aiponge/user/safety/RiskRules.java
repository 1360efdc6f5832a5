package com.aiponge.user.safety;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The local rules: phrases of all languages, which always run. Thread-safe. */
public final class RiskRules {
    private static final int FURTHER = 5;
    private static final int HIGHEST = 100;
    /** How sure one phrase of a level makes us; every further one of its category adds a little. */
    private static final Map<RiskLevel, Double> SURE = Map.of(
            RiskLevel.LOW, 0.5, RiskLevel.MEDIUM, 0.7, RiskLevel.HIGH, 0.85, RiskLevel.CRITICAL, 0.95);
    private static final double SURER = 0.02;
    private static final double SUREST = 0.99;

    private final PhraseBook phrases = new PhraseBook();

    public Risk assess(String text) {
        List<Phrase> found = phrases.in(text);
        if (found.isEmpty()) {
            return Risk.NONE;
        }
        RiskLevel level = found.stream().map(Phrase::level).reduce(RiskLevel.NONE, RiskLevel::max);
        int score = Math.min(HIGHEST, level.base() + FURTHER * (found.size() - 1));
        Map<String, Double> categories = new LinkedHashMap<>();
        for (Phrase phrase : found) {
            double sure = SURE.get(phrase.level());
            categories.merge(phrase.category(), sure, (before, now) -> Math.min(SUREST, Math.max(before, now) + SURER));
        }
        return new Risk(level, score, categories.entrySet().stream()
                .map(entry -> new Risk.Indicator(entry.getKey(), true, Math.round(entry.getValue() * 100) / 100.0))
                .toList());
    }
}
