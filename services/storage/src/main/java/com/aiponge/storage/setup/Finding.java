package com.aiponge.storage.setup;

/**
 * One thing looked at.
 *
 * @param advice what to do about it; null when all is well
 */
public record Finding(String what, String text, String advice) {
    static Finding fine(String what, String text) {
        return new Finding(what, text, null);
    }

    public boolean isFine() {
        return advice == null;
    }
}
