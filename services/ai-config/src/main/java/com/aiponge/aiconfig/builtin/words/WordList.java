package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words to look for. In the data {@code calm} is the word itself, {@code calm*} every word that begins so,
 * and {@code kill_myself} words that follow each other. Scripts without spaces are searched anywhere in the text.
 */
final class WordList {
    private final Set<String> exact = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Map<String, List<List<String>>> sequencesByFirst = new HashMap<>();
    /** Most words begin like no prefix at all: this spares the search. */
    private final BitSet firstLetters = new BitSet();
    private final boolean anywhere;
    private final int longestPrefix;

    WordList(Collection<String> entries, boolean anywhere) {
        this.anywhere = anywhere;
        for (String entry : entries) {
            String folded = Words.fold(entry);
            if (folded.contains("_")) {
                List<String> sequence = List.of(folded.split("_"));
                sequencesByFirst.computeIfAbsent(sequence.getFirst(), f -> new ArrayList<>()).add(sequence);
            } else if (folded.endsWith("*")) {
                prefixes.add(folded.substring(0, folded.length() - 1));
            } else {
                exact.add(folded);
            }
        }
        prefixes.forEach(p -> firstLetters.set(p.charAt(0)));
        longestPrefix = prefixes.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean has(String word) {
        String folded = Words.fold(word);
        return exact.contains(folded) || beginsAs(folded) || anywhere && exact.stream().anyMatch(folded::contains);
    }

    /** True when an entry of the list begins at this word. */
    boolean hitAt(List<String> words, int at) {
        return has(words.get(at)) || sequencesByFirst.getOrDefault(Words.fold(words.get(at)), List.of()).stream()
                .anyMatch(sequence -> follows(words, at, sequence));
    }

    int hits(List<String> words) {
        int hits = 0;
        for (int i = 0; i < words.size(); i++) {
            hits += hitAt(words, i) ? 1 : 0;
        }
        return hits;
    }

    private boolean beginsAs(String folded) {
        if (folded.isEmpty() || !firstLetters.get(folded.charAt(0))) {
            return false;
        }
        for (int length = Math.min(longestPrefix, folded.length()); length > 0; length--) {
            if (prefixes.contains(folded.substring(0, length))) {
                return true;
            }
        }
        return false;
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
