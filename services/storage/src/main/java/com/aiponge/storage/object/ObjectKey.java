package com.aiponge.storage.object;

import java.util.regex.Pattern;

/**
 * The name of an object: segments of lower-case letters, digits, {@code -}, {@code _} and {@code .}, joined by {@code /}. No segment begins
 * with a dot, so no key can climb out of a folder; one case only, so no two keys are the same file on a disk that ignores case.
 */
public record ObjectKey(String text) implements Comparable<ObjectKey> {
    private static final int MOST = 512;
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-][a-z0-9._-]{0,127}(?:/[a-z0-9_-][a-z0-9._-]{0,127})*");

    public ObjectKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    /** Whether a store's name for something can be one of our keys. */
    public static boolean isKey(String text) {
        return text.length() <= MOST && FORM.matcher(text).matches();
    }

    /** The order of lists: by byte. */
    @Override
    public int compareTo(ObjectKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
