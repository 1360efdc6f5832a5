package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.List;

/**
 * What of an entry goes into a song.
 *
 * @param phrases     lines in the writer's words, in the order of the entry
 * @param images      nouns with their articles for the hook
 * @param singleWord  the only word of an entry that has no line in it, or null
 */
record Material(List<String> phrases, List<String> images, String singleWord) {
    static final Material NONE = new Material(List.of(), List.of(), null);
    private static final int MOST_PHRASES = 7;

    static Material of(String text, Lexicon lexicon, Draw draw) {
        List<Clause> clauses = new Clauses(lexicon).of(text);
        List<String> phrases = new Phrases(lexicon).choose(clauses, MOST_PHRASES, draw);
        List<String> images = new ArrayList<>(new Images(lexicon).of(phrases));
        if (images.isEmpty()) {
            images.addAll(new Images(lexicon).of(clauses.stream().map(Clause::line).toList()));
        }
        String word = phrases.isEmpty() ? longest(clauses, lexicon) : null;
        return new Material(phrases, images, word);
    }

    private static String longest(List<Clause> clauses, Lexicon lexicon) {
        String longest = null;
        for (Clause clause : clauses) {
            for (String word : Words.of(clause.line())) {
                if (word.length() > 2 && word.length() <= 14 && !lexicon.isFunction(word)
                        && (longest == null || word.length() > longest.length())) {
                    longest = word;
                }
            }
        }
        return longest;
    }
}
