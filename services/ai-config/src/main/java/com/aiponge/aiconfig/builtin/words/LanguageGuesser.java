package com.aiponge.aiconfig.builtin.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the eight languages of the platform apart: by script, then by their small words. */
public final class LanguageGuesser {
    private static final List<String> LATIN = List.of("en", "es", "fr", "de", "pt");
    private static final Map<String, String> LETTERS_OF = Map.of("es", "ñ¿¡", "fr", "œêèùëâî", "de", "ßäöü", "pt", "ãõ");
    /** Small words tell enough long before a long text ends. */
    private static final int WORDS_READ = 400;

    /** The language of the text, {@code en} when nothing speaks for any. */
    public String guess(String text) {
        return guess(text, Tongues.FALLBACK);
    }

    /** As {@link #guess(String)}, but undecided texts count as {@code expected}. */
    String guess(String text, String expected) {
        Map<UnicodeScript, Integer> scripts = scripts(text);
        int japanese = count(scripts, UnicodeScript.HIRAGANA) + count(scripts, UnicodeScript.KATAKANA) + count(scripts, UnicodeScript.HAN);
        int arabic = count(scripts, UnicodeScript.ARABIC);
        int hindi = count(scripts, UnicodeScript.DEVANAGARI);
        int latin = count(scripts, UnicodeScript.LATIN);
        // A letter of these scripts says about as much as two Latin ones.
        int most = Math.max(japanese, Math.max(arabic, hindi));
        if (most > 0 && most * 2 > latin) {
            return most == japanese ? "ja" : most == arabic ? "ar" : "hi";
        }
        return latin == 0 ? expected : latin(text, expected);
    }

    private static String latin(String text, String expected) {
        List<String> words = Words.of(text.toLowerCase(Locale.ROOT)).stream().limit(WORDS_READ).toList();
        String best = expected;
        double bestScore = LATIN.contains(expected) ? score(text, words, expected) : 0;
        for (String language : LATIN) {
            double score = score(text, words, language);
            if (score > bestScore + 0.5) {
                best = language;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String text, List<String> words, String language) {
        Lexicon lexicon = Tongues.lexicon(language);
        double score = words.stream().filter(lexicon::isFunction).count();
        String letters = LETTERS_OF.getOrDefault(language, "");
        String head = text.substring(0, Math.min(text.length(), 2000)).toLowerCase(Locale.ROOT);
        return score + 1.5 * head.chars().filter(c -> letters.indexOf(c) >= 0).limit(4).count();
    }

    private static Map<UnicodeScript, Integer> scripts(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        text.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        return counts;
    }

    private static int count(Map<UnicodeScript, Integer> counts, UnicodeScript script) {
        return counts.getOrDefault(script, 0);
    }
}
