package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an entry into lines: what one breath says, in the writer's words. */
final class Clauses {
    static final int LONGEST_LINE = 42;
    private static final int SHORT = 16;
    private static final int LONGEST_WORD = 24;
    /** A long line and a short one after it sing better than two even halves. */
    private static final double LEAN = 0.57;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…;:\\n\\r\\t(){}\\[\\]\"«»“”„¿¡—–/]++|\\s-+\\s");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Lexicon lexicon;

    Clauses(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** In the order of the text; each at most 42 characters, without end marks. */
    List<Clause> of(String text) {
        List<Clause> lines = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(Scrubber.scrub(text))) {
            List<List<Clause>> pieces = new ArrayList<>();
            for (String piece : sentence.split(",")) {
                List<Clause> ofPiece = new ArrayList<>();
                if (usable(piece)) {
                    cut(words(piece), true, true, ofPiece);
                }
                pieces.add(ofPiece);
            }
            lines.addAll(joined(pieces));
        }
        return lines;
    }

    private boolean usable(String piece) {
        List<String> words = Words.of(piece);
        return piece.indexOf(Scrubber.GAP) < 0 && !words.isEmpty() && lexicon.harm().hits(words) == 0
                && lexicon.rude().hits(words) == 0 && words.stream().noneMatch(w -> w.length() > LONGEST_WORD)
                && piece.codePoints().filter(Character::isLetter)
                        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    private List<String> words(String piece) {
        List<String> words = new ArrayList<>(List.of(SPACE.split(piece.strip())));
        words.removeIf(w -> lexicon.isFiller(w) || w.codePoints().noneMatch(Character::isLetterOrDigit));
        return words;
    }

    private void cut(List<String> words, boolean whole, boolean endsHere, List<Clause> into) {
        List<String> rest = trimmed(words, endsHere);
        String line = String.join(" ", rest);
        if (rest.isEmpty()) {
            return;
        }
        if (line.length() <= LONGEST_LINE) {
            into.add(new Clause(line, whole));
            return;
        }
        int at = breakPoint(rest);
        boolean newThought = lexicon.isJoin(rest.get(at)) || lexicon.isSubordinate(rest.get(at));
        cut(rest.subList(0, at), whole && newThought, false, into);
        cut(rest.subList(at, rest.size()), whole && newThought, endsHere, into);
    }

    /** Without a conjunction before it and, where we cut, without words that cannot end a line. */
    private List<String> trimmed(List<String> words, boolean endsHere) {
        int from = 0;
        int to = words.size();
        while (from < to && lexicon.isJoin(words.get(from))) {
            from++;
        }
        while (!endsHere && to > from && lexicon.dangles(words.get(to - 1))) {
            to--;
        }
        return words.subList(from, to);
    }

    /** Before the conjunction, else the preposition, nearest to the middle; else the last word that fits. */
    private int breakPoint(List<String> words) {
        int best = -1;
        double bestCost = Double.MAX_VALUE;
        int total = String.join(" ", words).length();
        int before = 0;
        for (int i = 1; i < words.size(); i++) {
            before += words.get(i - 1).length() + 1;
            double cost = Math.abs(before - total * LEAN) + weakness(words, i);
            if (i >= 2 && words.size() - i >= 2 && cost < bestCost) {
                best = i;
                bestCost = cost;
            }
        }
        return best > 0 ? best : words.size() / 2;
    }

    private double weakness(List<String> words, int at) {
        if (lexicon.isSubordinate(words.get(at))) {
            return 0;
        }
        if (lexicon.isJoin(words.get(at))) {
            return 4;
        }
        if (lexicon.dangles(words.get(at - 1))) {
            return 60;
        }
        boolean fronted = lexicon.isPreposition(words.getFirst()) || lexicon.isSubordinate(words.getFirst());
        if (fronted && lexicon.isFunction(words.get(at)) && !lexicon.isPreposition(words.get(at))
                && !lexicon.isFunction(words.get(at - 1))) {
            return 9;
        }
        return lexicon.isPreposition(words.get(at)) ? 12 : 40;
    }

    /** Scraps between commas that fit on one line together are one line. */
    private static List<Clause> joined(List<List<Clause>> pieces) {
        List<Clause> lines = new ArrayList<>();
        boolean open = false;
        for (List<Clause> piece : pieces) {
            boolean single = piece.size() == 1;
            if (open && single && fit(lines.getLast().line(), piece.getFirst().line())) {
                lines.add(new Clause(lines.removeLast().line() + ", " + piece.getFirst().line(), true));
            } else {
                lines.addAll(piece);
                open = single;
            }
        }
        return lines;
    }

    private static boolean fit(String line, String next) {
        return Math.min(line.length(), next.length()) <= SHORT && line.length() + next.length() + 2 <= LONGEST_LINE;
    }
}
