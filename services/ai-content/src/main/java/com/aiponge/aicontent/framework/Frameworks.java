package com.aiponge.aicontent.framework;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the framework for a text by its words, without any model: the same text always gets the same one. Immutable. */
public final class Frameworks {
    private static final double MOOD_WEIGHT = 0.6;
    private static final double LEAST = 0.2;
    private static final double MOST = 0.95;
    /** A long entry says no more than its first pages do. */
    private static final int WORDS_READ = 1_500;

    private final List<Framework> all = FrameworkFile.read();

    /** @param confidence 0 to 1: how clearly the words speak for this one and not for the next */
    public record Choice(Framework framework, double confidence) {
    }

    private record Score(Framework framework, double words, double total) {
    }

    public List<Framework> all() {
        return all;
    }

    public Optional<Framework> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Empty when neither words nor mood speak for any. @param mood may be null */
    public Optional<Choice> choose(String text, String mood) {
        List<String> words = Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}'’-]+"))
                .filter(word -> !word.isEmpty()).limit(WORDS_READ).toList();
        String felt = mood == null ? "" : mood.strip().toLowerCase(Locale.ROOT);
        List<Score> scores = all.stream().map(one -> score(one, words, felt)).sorted(Comparator.comparingDouble(Score::total).reversed()).toList();
        Score best = scores.getFirst();
        if (best.total() == 0) {
            return Optional.empty();
        }
        double margin = best.total() - scores.get(1).total();
        double confidence = best.words() == 0 ? LEAST : Math.min(MOST, 0.3 + 0.12 * best.words() + 0.08 * margin);
        return Optional.of(new Choice(best.framework(), Math.round(confidence * 100) / 100.0));
    }

    private static Score score(Framework framework, List<String> words, String mood) {
        double sum = 0;
        for (Keyword keyword : framework.keywords()) {
            for (int at = 0; at < words.size(); at++) {
                if (keyword.isAt(words, at)) {
                    sum += keyword.weight();
                    break;
                }
            }
        }
        return new Score(framework, sum, sum + (framework.moods().contains(mood) ? MOOD_WEIGHT : 0));
    }
}
