package com.aiponge.user.safety;

import java.util.List;
import java.util.stream.Stream;

/**
 * What to look for in a text divided into words.
 *
 * @param category null for a phrase that makes others harmless
 */
record Phrase(RiskLevel level, String category, List<Token> tokens) {
    private static final int GAP = 3;
    static final int NO_MATCH = -1;

    Phrase {
        if (tokens.getFirst().optional() || tokens.getFirst().gap()) {
            throw new IllegalArgumentException("a phrase is found by its first word, which cannot be missing: " + tokens);
        }
    }

    /** One place of a phrase: some words, of which one must stand there, or a gap. */
    record Token(List<String> words, List<String> beginnings, boolean optional, boolean gap) {

        static Token of(String text) {
            if (text.equals("..")) {
                return new Token(List.of(), List.of(), false, true);
            }
            boolean optional = text.endsWith("?");
            List<String> alternatives = Stream.of((optional ? text.substring(0, text.length() - 1) : text).split("\\|")).toList();
            return new Token(alternatives.stream().filter(word -> !word.endsWith("*")).map(PlainText::words).toList(),
                    alternatives.stream().filter(word -> word.endsWith("*")).map(word -> PlainText.words(word.substring(0, word.length() - 1))).toList(),
                    optional, false);
        }

        boolean fits(String word) {
            return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
        }
    }

    boolean isSafe() {
        return category == null;
    }

    Token first() {
        return tokens.getFirst();
    }

    /** Where the phrase ends that begins at this word; {@link #NO_MATCH} when it does not. */
    int match(String[] words, int from) {
        return match(words, from, 0);
    }

    private int match(String[] words, int at, int token) {
        if (token == tokens.size()) {
            return at;
        }
        Token next = tokens.get(token);
        if (next.gap()) {
            for (int skipped = 0; skipped <= GAP; skipped++) {
                int end = match(words, at + skipped, token + 1);
                if (end != NO_MATCH) {
                    return end;
                }
            }
            return NO_MATCH;
        }
        if (at < words.length && next.fits(words[at])) {
            int end = match(words, at + 1, token + 1);
            if (end != NO_MATCH) {
                return end;
            }
        }
        return next.optional() ? match(words, at, token + 1) : NO_MATCH;
    }
}
