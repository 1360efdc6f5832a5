package com.aiponge.aiconfig.builtin.words;

import java.util.regex.Pattern;

/** Takes out of a text what must not be sung: addresses, numbers, links, pictures. */
final class Scrubber {
    /** Stands where something private was; the clause around it is not used. */
    static final char GAP = '\u0001';

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");
    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?://|ftp://|www\\.)\\S++"
            + "|(?<![\\w.-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,3}?\\.(?:com|org|net|io|de|fr|es|br|uk|app|dev)\\b(?:/\\S*+)?");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}+@\\S++|(?<=^|\\s)@\\w++");
    /** Small counts with a plain word after them are kept: "3 years". */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{N}])[+(#]?\\p{N}(?:[\\p{N}().,:/+-]|\\s(?=[\\p{N}(]))*+");
    private static final Pattern SMALL = Pattern.compile("\\p{Nd}{1,2}");
    private static final Pattern PICTURE = Pattern.compile("[\\p{So}\\p{Sk}\\p{Sm}\\p{Sc}*_~`^#\\\\<>=|\\x{FE0F}]++");

    private Scrubber() {
    }

    static String scrub(String text) {
        String clean = CONTROL.matcher(Words.plain(text)).replaceAll(" ");
        clean = ADDRESS.matcher(clean).replaceAll(" " + GAP + " ");
        clean = LINK.matcher(clean).replaceAll(" " + GAP + " ");
        String whole = clean;
        clean = NUMBER.matcher(clean).replaceAll(m -> SMALL.matcher(m.group().strip()).matches() && countsSomething(whole, m.end())
                ? m.group() : " " + GAP + " ");
        return PICTURE.matcher(clean).replaceAll("\n");
    }

    private static boolean countsSomething(String text, int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > end && at + 2 < text.length() && Character.isLowerCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at + 2));
    }
}
