package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.SungWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spreads lyrics over a song whose singer nobody asked: after an eighth of intro, words by their length, a breath between lines. */
final class Estimate {
    private static final double CONFIDENCE = 0.2;
    private static final int BREATH = 6;

    private Estimate() {
    }

    static List<SungWord> of(String lyrics, int durationSeconds) {
        List<String> lines = lyrics.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.matches("\\[.*]")).toList();
        int weight = lines.stream().mapToInt(line -> BREATH + words(line).mapToInt(Estimate::weight).sum()).sum();
        double from = durationSeconds * 125.0;
        double perWeight = durationSeconds * 1000.0 * 0.8 / Math.max(1, weight);
        List<SungWord> timed = new ArrayList<>();
        int at = 0;
        for (String line : lines) {
            for (String word : words(line).toList()) {
                int next = at + weight(word);
                timed.add(new SungWord(word, (int) (from + at * perWeight), (int) (from + next * perWeight), CONFIDENCE));
                at = next;
            }
            at += BREATH;
        }
        return timed;
    }

    private static java.util.stream.Stream<String> words(String line) {
        return Arrays.stream(line.split("\\s+"));
    }

    private static int weight(String word) {
        return 1 + word.length();
    }
}
