package com.aiponge.aiconfig.builtin.song.score;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts and colours the syllables of a line. Alphabets with vowel letters by groups of vowels, with the silent
 * endings and hiatuses of English, French, Spanish, Portuguese and German; syllabic scripts a letter each,
 * consonant scripts two letters each.
 */
public final class Syllables {
    private static final int LONGEST_WORD = 16;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern UNSUNG = Pattern.compile("[^\\p{L}\\p{N}\\u0301\\u0303]");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0301\\u0303]");

    private final Spelling spelling;

    public Syllables(String language) {
        this.spelling = new Spelling(language == null || language.length() < 2 ? "en" : language.substring(0, 2).toLowerCase(Locale.ROOT));
    }

    /** One entry a note, in order; every word of the line has at least one. */
    public List<Syllable> of(String[] words) {
        List<Syllable> all = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            addWord(all, i, words[i]);
        }
        return all;
    }

    public static String[] words(String line) {
        return SPACES.split(line);
    }

    public double perLine(LyricSheet sheet) {
        return sheet.stanzas().stream().flatMap(stanza -> stanza.lines().stream())
                .mapToInt(line -> of(words(line)).size()).average().orElse(6);
    }

    private void addWord(List<Syllable> all, int index, String word) {
        String plain = UNSUNG.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("");
        String letters = ACCENTS.matcher(plain).replaceAll("");
        int before = all.size();
        if (letters.chars().allMatch(c -> c < 0x250)) {
            spelling.add(all, index, plain, letters);
        } else {
            addOther(all, index, letters);
        }
        if (all.size() == before) {
            all.add(new Syllable(index, 'a', Syllable.Onset.SOFT));
        }
        while (all.size() - before > LONGEST_WORD) {
            all.removeLast();
        }
    }

    private static void addOther(List<Syllable> all, int index, String letters) {
        int count = letters.codePointCount(0, letters.length());
        boolean syllabic = letters.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3);
        int syllables = syllabic ? count : (count + 1) / 2;
        for (int i = 0; i < syllables; i++) {
            int letter = letters.codePointAt(letters.offsetByCodePoints(0, syllabic ? i : 2 * i));
            all.add(new Syllable(index, "aeiou".charAt(letter % 5), Syllable.Onset.values()[letter % 3]));
        }
    }
}
