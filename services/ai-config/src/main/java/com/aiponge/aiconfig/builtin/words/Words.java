package com.aiponge.aiconfig.builtin.words;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How text is cut into words, and how words are compared. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['-][\\p{L}\\p{M}]+)*+'?");
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");

    private Words() {
    }

    static List<String> of(String text) {
        return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
    }

    /** One spelling for the typographic variants of apostrophe and hyphen. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2019', '\'').replace('\u2018', '\'')
                .replace('\u02bc', '\'').replace('\u2011', '-').replace('\u2010', '-');
    }

    /** Lower case without accents, so that a word typed in haste is still found. */
    static String fold(String word) {
        if (ascii(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String parts = Normalizer.normalize(word, Normalizer.Form.NFD);
        return Normalizer.normalize(MARKS.matcher(parts).replaceAll(""), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean ascii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static String capital(String line) {
        return line.isEmpty() ? line
                : new StringBuilder().appendCodePoint(Character.toTitleCase(line.codePointAt(0)))
                        .append(line, line.offsetByCodePoints(0, 1), line.length()).toString();
    }
}
