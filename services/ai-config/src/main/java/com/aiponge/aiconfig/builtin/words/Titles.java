package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Titles from the vocabulary of a mood. Others may see a title, so no word of the entry may be in it. */
final class Titles {
    /** Words that begin alike count as the same word: "rain", "rainy", "raining". */
    private static final int STEM = 4;

    private final Bank bank;
    private final Lexicon lexicon;

    Titles(String language) {
        this.bank = Tongues.lines(language);
        this.lexicon = Tongues.lexicon(language);
    }

    /** @param forbidden texts whose words must not appear */
    String of(String section, List<String> forbidden, Draw draw) {
        Set<String> stems = new HashSet<>();
        forbidden.forEach(text -> Words.of(text).forEach(w -> stems.add(stem(w))));
        List<String> free = new ArrayList<>();
        for (String head : bank.lines("title " + section)) {
            addIfFree(head, stems, free);
            for (String tail : bank.lines("title-tail")) {
                addIfFree(head + " " + tail, stems, free);
            }
        }
        return free.isEmpty() ? draw.one(bank.lines("title-number")) + " " + (1 + draw.below(99)) : draw.one(free);
    }

    private void addIfFree(String title, Set<String> stems, List<String> free) {
        boolean clash = Words.of(title).stream().anyMatch(w -> !lexicon.isFunction(w) && stems.contains(stem(w)));
        if (!clash) {
            free.add(title);
        }
    }

    private static String stem(String word) {
        String folded = Words.fold(word);
        return folded.substring(0, Math.min(STEM, folded.length()));
    }
}
