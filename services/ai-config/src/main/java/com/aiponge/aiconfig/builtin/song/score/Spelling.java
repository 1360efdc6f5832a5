package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the vowels that are sung in a word of the Latin alphabet. */
final class Spelling {
    private static final char ACUTE = '\u0301';
    private static final char TILDE = '\u0303';
    private static final Pattern SILENT_ED = Pattern.compile(".*[^aeioutdy]ed");
    private static final Pattern SILENT_ES = Pattern.compile(".*[^aeiouyszxcl]es");
    private static final Pattern SILENT_FRENCH = Pattern.compile(".*[^aeiouy]e(s|nt)?");

    private final String language;

    /** @param language two letters, lower case; other languages are read letter by letter */
    Spelling(String language) {
        this.language = language;
    }

    /**
     * Adds the syllables of one word.
     *
     * @param accented the letters, each followed by its acute or tilde
     */
    void add(List<Syllable> all, int index, String accented, String letters) {
        int from = 0;
        for (int[] group : split(accented, letters)) {
            String consonants = letters.substring(from, group[0]);
            all.add(new Syllable(index, colour(letters, group), onset(consonants)));
            from = group[1];
        }
    }

    /** Vowel groups as [start, end) in {@code letters}. */
    private List<int[]> split(String accented, String letters) {
        List<int[]> groups = new ArrayList<>();
        char[] marks = marks(accented, letters.length());
        int start = -1;
        for (int i = 0; i <= letters.length(); i++) {
            boolean vowel = i < letters.length() && isVowel(letters, i);
            if (vowel && start >= 0 && hiatus(letters, i, marks)) {
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

    /** Strong or accented vowels side by side are two syllables in Spanish and Portuguese (le-al, rí-o, but ção), "ia" at times in German. */
    private boolean hiatus(String letters, int i, char[] marks) {
        char first = letters.charAt(i - 1);
        char second = letters.charAt(i);
        return switch (language) {
            case "es", "pt" -> marks[i - 1] != TILDE && "aeo".indexOf(first) >= 0 && "aeo".indexOf(second) >= 0
                    || marks[i - 1] == ACUTE && "iu".indexOf(first) >= 0 || marks[i] == ACUTE && "iu".indexOf(second) >= 0;
            case "de" -> first == 'i' && (second == 'a' || second == 'o') || first == 'e' && second == 'a';
            case "en" -> first == 'i' && (second == 'a' || second == 'o' || letters.startsWith("et", i)) || first == 'u' && second == 'a';
            default -> false;
        };
    }

    /** The accent on each letter, 0 where there is none. */
    private static char[] marks(String accented, int letters) {
        char[] marks = new char[letters];
        int letter = -1;
        for (int i = 0; i < accented.length(); i++) {
            char c = accented.charAt(i);
            if (c == ACUTE || c == TILDE) {
                marks[Math.max(letter, 0)] = c;
            } else {
                letter++;
            }
        }
        return marks;
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
}
