package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the lines of an entry that are worth singing. */
final class Phrases {
    private static final int SHORTEST = 8;
    private static final int BEST_LENGTH = 30;
    /** A part of a clause makes sense beside the other part only. */
    private static final double PIECE = 2.5;

    private final Lexicon lexicon;

    Phrases(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    private record Rated(String line, int position, double weight) {
    }

    /** At most {@code most} lines, told in the order of the entry. */
    List<String> choose(List<Clause> clauses, int most, Draw draw) {
        List<Rated> rated = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            String line = sung(clauses.get(i).line());
            if (singable(line) && seen.add(line.toLowerCase(Locale.ROOT))) {
                rated.add(new Rated(line, i, weight(line) + draw.fraction() - (clauses.get(i).whole() ? 0 : PIECE)));
            }
        }
        return rated.stream().sorted(Comparator.comparingDouble(Rated::weight).reversed()).limit(most)
                .sorted(Comparator.comparingInt(Rated::position)).map(Rated::line).toList();
    }

    private boolean singable(String line) {
        return line.length() >= SHORTEST && line.length() <= Clauses.LONGEST_LINE && line.contains(" ")
                && Words.of(line).size() >= 2 && contentWords(line) > 0;
    }

    /** Shouted words are sung like others; the line starts like a line. */
    private static String sung(String clause) {
        boolean shouted = clause.length() > 6 && clause.equals(clause.toUpperCase(Locale.ROOT));
        return Words.capital(shouted ? clause.toLowerCase(Locale.ROOT) : clause);
    }

    private double weight(String line) {
        List<String> words = Words.of(line);
        double weight = 1.2 * Math.min(4, contentWords(line));
        weight += 0.8 * Math.min(2, lexicon.positive().hits(words) + lexicon.negative().hits(words));
        weight += words.stream().anyMatch(lexicon::isDeterminer) ? 0.7 : 0;
        weight -= Math.abs(line.length() - BEST_LENGTH) / 10.0;
        String first = words.getFirst();
        weight -= lexicon.isPreposition(first) || lexicon.isSubordinate(first) ? 0.6 : 0;
        return weight;
    }

    private long contentWords(String line) {
        return Words.of(line).stream().filter(w -> w.length() > 2 && !lexicon.isFunction(w)).count();
    }
}
