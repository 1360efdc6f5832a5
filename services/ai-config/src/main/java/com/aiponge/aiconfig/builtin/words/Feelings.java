package com.aiponge.aiconfig.builtin.words;

import java.util.List;
import java.util.Locale;

/** How a text feels, by the words it uses. */
public final class Feelings {
    private static final String DEFAULT_MOOD = "calm";
    /** "not really very happy": how far before a word its negation can stand. */
    private static final int NEGATION_REACH = 3;

    /** One of the nine moods a person can choose, {@code calm} when no word gives one. */
    public String moodOf(String text, String language) {
        Lexicon lexicon = Tongues.lexicon(Tongues.primary(language));
        List<String> words = Words.of(text);
        String best = DEFAULT_MOOD;
        int most = 0;
        for (var mood : lexicon.moods().entrySet()) {
            int hits = plainHits(words, mood.getValue(), lexicon);
            if (hits > most) {
                best = mood.getKey();
                most = hits;
            }
        }
        return best;
    }

    /** {@code positive}, {@code negative}, {@code mixed} or {@code neutral}. */
    public String sentimentOf(String text, String language) {
        Lexicon lexicon = Tongues.lexicon(Tongues.primary(language));
        List<String> words = Words.of(text);
        int good = plainHits(words, lexicon.positive(), lexicon) + turnedHits(words, lexicon.negative(), lexicon);
        int bad = plainHits(words, lexicon.negative(), lexicon) + turnedHits(words, lexicon.positive(), lexicon);
        if (good == 0 && bad == 0) {
            return "neutral";
        }
        if (good >= 2 * bad) {
            return "positive";
        }
        return bad >= 2 * good ? "negative" : "mixed";
    }

    private static int plainHits(List<String> words, WordList list, Lexicon lexicon) {
        return hits(words, list, lexicon, false);
    }

    private static int turnedHits(List<String> words, WordList list, Lexicon lexicon) {
        return hits(words, list, lexicon, true);
    }

    private static int hits(List<String> words, WordList list, Lexicon lexicon, boolean turned) {
        int hits = 0;
        for (int i = 0; i < words.size(); i++) {
            if (list.hitAt(words, i) && negated(words, i, lexicon) == turned) {
                hits++;
            }
        }
        return hits;
    }

    private static boolean negated(List<String> words, int at, Lexicon lexicon) {
        return words.subList(Math.max(0, at - NEGATION_REACH), at).stream()
                .anyMatch(w -> lexicon.isNegation(w.toLowerCase(Locale.ROOT)));
    }
}
