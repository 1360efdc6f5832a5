package com.aiponge.user.safety;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as phrases are compared: lower case, full-width forms made plain, without the accents of Latin, the vowel marks of Arabic,
 * apostrophes and invisible characters. Words are divided by single spaces.
 */
final class PlainText {
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640]");
    private static final Pattern DROPPED = Pattern.compile("['’‘`´ʼ\\p{Cf}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private PlainText() {
    }

    static String words(String text) {
        String taken = DROPPED.matcher(text).replaceAll("");
        String bare = MARKS.matcher(Normalizer.normalize(taken, Normalizer.Form.NFKD)).replaceAll("");
        String lower = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace('ى', 'ي').replace('ة', 'ه');
        return BETWEEN.matcher(lower).replaceAll(" ").strip();
    }

    /** For languages that do not divide words. */
    static String joined(String words) {
        return words.replace(" ", "");
    }
}
