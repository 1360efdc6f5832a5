package com.aiponge.music.song;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts lyrics into lines to be shown in time: at most 42 characters and, wherever the text allows it, at least two words (contract, section 8). */
final class Lines {
    static final int LONGEST = 42;

    private Lines() {
    }

    /** @param type {@code line}, or {@code backing} for what stands in brackets */
    record Line(String type, List<String> words) {
        String text() {
            return String.join(" ", words);
        }
    }

    static List<Line> of(String lyrics) {
        List<Line> lines = new ArrayList<>();
        for (String raw : lyrics.split("\\R")) {
            String line = raw.strip();
            boolean section = line.startsWith("[") && line.endsWith("]");
            if (!line.isEmpty() && !section) {
                boolean backing = line.startsWith("(") && line.endsWith(")");
                cut(Arrays.asList(line.split("\\s+"))).forEach(words -> lines.add(new Line(backing ? "backing" : "line", words)));
            }
        }
        return joined(lines);
    }

    /** As many equal parts as needed, so that no single word is left over. */
    private static List<List<String>> cut(List<String> words) {
        int parts = 1;
        while (parts < words.size()) {
            List<List<String>> cut = split(words, parts);
            if (cut.stream().allMatch(part -> length(part) <= LONGEST)) {
                return cut;
            }
            parts++;
        }
        return words.size() == 1 || length(words) <= LONGEST ? List.of(words) : split(words, Math.max(1, words.size() / 2));
    }

    private static List<List<String>> split(List<String> words, int parts) {
        List<List<String>> cut = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            cut.add(words.subList(words.size() * i / parts, words.size() * (i + 1) / parts));
        }
        return cut;
    }

    /** A line of one word goes with its neighbour when both fit. */
    private static List<Line> joined(List<Line> lines) {
        List<Line> joined = new ArrayList<>();
        for (Line line : lines) {
            Line before = joined.isEmpty() ? null : joined.getLast();
            boolean lonely = before != null && (line.words().size() == 1 || before.words().size() == 1);
            if (lonely && before.type().equals(line.type()) && length(before.words()) + 1 + length(line.words()) <= LONGEST) {
                List<String> both = new ArrayList<>(before.words());
                both.addAll(line.words());
                joined.set(joined.size() - 1, new Line(line.type(), List.copyOf(both)));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(word -> word.codePointCount(0, word.length())).sum() + words.size() - 1;
    }
}
