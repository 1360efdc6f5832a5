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
    private static final Pattern UNSUNG = Pattern.compile("[^\\p{L}\\p{N}\\u0308\\u0301]");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0308\\u0301]");
    private static final Pattern SILENT_ED = Pattern.compile(".*[^aeioutdy]ed");
    private static final Pattern SILENT_ES = Pattern.compile(".*[^aeiouyszxcl]es");
    private static final Pattern SILENT_FRENCH = Pattern.compile(".*[^aeiouy]e(s|nt)?");
    private final String language;

    public Syllables(String language) {
        this.language = language == null || language.length() < 2 ? "en" : language.substring(0, 2).toLowerCase(Locale.ROOT);
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
            addLatin(all, index, split(plain, letters), letters);
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

    private void addLatin(List<Syllable> all, int index, List<int[]> groups, String letters) {
        int from = 0;
        for (int[] group : groups) {
            String consonants = letters.substring(from, group[0]);
            all.add(new Syllable(index, colour(letters, group), onset(consonants)));
            from = group[1];
        }
    }

    /** Vowel groups as [start, end) in {@code letters}; accents in {@code accented} break a group (río, Poesie). */
    private List<int[]> split(String accented, String letters) {
        List<int[]> groups = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= letters.length(); i++) {
            boolean vowel = i < letters.length() && isVowel(letters, i);
            if (vowel && start >= 0 && hiatus(letters, i)) {
                groups.add(new int[] {start, i});
                start = i;
            } else if (vowel && start < 0) {
                start = i;
            } else if (!vowel && start >= 0) {
                groups.add(new int[] {start, i});
                start = -1;
            }
        }
        dropSilent(groups, letters, accented);
        return groups;
    }

    private boolean isVowel(String letters, int i) {
        char c = letters.charAt(i);
        if (c == 'y') {
            return i > 0;
        }
        if (c == 'u' && i > 0 && letters.charAt(i - 1) == 'q') {
            return false;
        }
        return "aeiouæøœ".indexOf(c) >= 0;
    }

    /** Strong vowels side by side are two syllables in Spanish and Portuguese (le-al, ca-os), "ia" at times in German. */
    private boolean hiatus(String letters, int i) {
        char first = letters.charAt(i - 1);
        char second = letters.charAt(i);
        return switch (language) {
            case "es", "pt" -> "aeo".indexOf(first) >= 0 && "aeo".indexOf(second) >= 0;
            case "de" -> first == 'i' && (second == 'a' || second == 'o') || first == 'e' && second == 'a';
            case "en" -> first == 'i' && (second == 'a' || second == 'o' || letters.startsWith("et", i)) || first == 'u' && second == 'a';
            default -> false;
        };
    }

    private void dropSilent(List<int[]> groups, String letters, String accented) {
        if (groups.size() < 2) {
            return;
        }
        boolean accentedEnd = accented.endsWith("\u0301") || accented.endsWith("\u0301s");
        boolean silent = switch (language) {
            case "en" -> letters.endsWith("e") && !letters.endsWith("le") && groups.getLast()[1] - groups.getLast()[0] == 1
                    || SILENT_ED.matcher(letters).matches() || SILENT_ES.matcher(letters).matches();
            case "fr" -> !accentedEnd && SILENT_FRENCH.matcher(letters).matches();
            default -> false;
        };
        if (silent) {
            groups.removeLast();
        }
    }

    private static char colour(String letters, int[] group) {
        String vowels = letters.substring(group[0], group[1]);
        return switch (vowels) {
            case "ee", "ea", "ie", "y", "ey" -> 'i';
            case "oo", "ou", "ue", "ui" -> 'u';
            case "au", "aw", "ø", "œ", "oe", "oi" -> 'o';
            case "ai", "ay", "æ", "ei" -> 'e';
            default -> "aeiou".indexOf(vowels.charAt(0)) >= 0 ? vowels.charAt(0) : 'a';
        };
    }

    private static Syllable.Onset onset(String consonants) {
        if (consonants.isEmpty()) {
            return Syllable.Onset.OPEN;
        }
        char first = consonants.charAt(0);
        if ("szfhxcj".indexOf(first) >= 0 || consonants.startsWith("th")) {
            return Syllable.Onset.HISS;
        }
        return "ptkbdgq".indexOf(first) >= 0 ? Syllable.Onset.STOP : Syllable.Onset.SOFT;
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
