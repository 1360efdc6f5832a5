package com.aiponge.runtime.http;

/** Entity tags in {@code If-None-Match} and {@code If-Match} (RFC 9110, section 13.1). */
public final class Tags {
    private Tags() {
    }

    /** Whether the list of tags, or {@code *}, names this strong tag; weak marks are ignored (weak comparison). */
    public static boolean matches(String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",")) {
            String candidate = one.strip();
            if (candidate.equals("*") || candidate.equals(tag) || candidate.startsWith("W/") && candidate.substring(2).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
