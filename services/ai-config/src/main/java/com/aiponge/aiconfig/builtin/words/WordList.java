package com.aiponge.aiconfig.builtin.words;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words to look for. In the data {@code calm} is the word itself, {@code calm*} every word that begins so,
 * and {@code kill_myself} words that follow each other. Scripts without spaces are searched anywhere in the text.
 */
final class WordList {
    private final Set<String> exact = new HashSet<>();
    private final List<String> prefixes;
    private final List<List<String>> sequences;
    private final boolean anywhere;

    WordList(Collection<String> entries, boolean anywhere) {
        List<String> folded = entries.stream().map(Words::fold).toList();
        this.anywhere = anywhere;
        this.prefixes = folded.stream().filter(e -> e.endsWith("*") && !e.contains("_"))
                .map(e -> e.substring(0, e.length() - 1)).toList();
        this.sequences = folded.stream().filter(e -> e.contains("_")).map(e -> List.of(e.split("_"))).toList();
        folded.stream().filter(e -> !e.endsWith("*") && !e.contains("_")).forEach(exact::add);
    }

    boolean has(String word) {
        String folded = Words.fold(word);
        return exact.contains(folded) || prefixes.stream().anyMatch(folded::startsWith)
                || anywhere && exact.stream().anyMatch(folded::contains);
    }

    /** True when an entry of the list begins at this word. */
    boolean hitAt(List<String> words, int at) {
        return has(words.get(at)) || sequences.stream().anyMatch(s -> follows(words, at, s));
    }

    int hits(List<String> words) {
        int hits = 0;
        for (int i = 0; i < words.size(); i++) {
            hits += hitAt(words, i) ? 1 : 0;
        }
        return hits;
    }

    private static boolean follows(List<String> words, int at, List<String> sequence) {
        if (at + sequence.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < sequence.size(); i++) {
            String wanted = sequence.get(i);
            String word = Words.fold(words.get(at + i));
            boolean same = wanted.endsWith("*")
                    ? word.startsWith(wanted.substring(0, wanted.length() - 1)) : word.equals(wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
