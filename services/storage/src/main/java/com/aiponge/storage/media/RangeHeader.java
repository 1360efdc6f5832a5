package com.aiponge.storage.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Range} header asks of a file (RFC 9110, section 14). Several ranges, other units and nonsense count as none. */
sealed interface RangeHeader {
    Whole WHOLE = new Whole();

    /** All of it, with 200. */
    record Whole() implements RangeHeader {
    }

    /** From one byte to another, both included. */
    record Part(long first, long last) implements RangeHeader {
    }

    /** Begins behind the end: 416. */
    record Outside() implements RangeHeader {
    }

    /** Numbers of more digits than any file has are cut; they stay larger than any file. */
    Pattern ONE = Pattern.compile("\\s*bytes\\s*=\\s*([0-9]*)\\s*-\\s*([0-9]*)\\s*", Pattern.CASE_INSENSITIVE);

    static RangeHeader of(String header, long size) {
        Matcher matcher = header == null ? null : ONE.matcher(header);
        if (matcher == null || !matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return WHOLE;
        }
        if (matcher.group(1).isEmpty()) {
            long length = number(matcher.group(2));
            return length == 0 ? new Outside() : new Part(Math.max(0, size - length), size - 1);
        }
        long first = number(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : number(matcher.group(2));
        if (last < first) {
            return WHOLE;
        }
        return first >= size ? new Outside() : new Part(first, Math.min(last, size - 1));
    }

    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
