package com.aiponge.crypto.signature;

/** The alphabets of what stands inside a signature's parameters. */
final class Token {
    private Token() {
    }

    /** A service's name: 1 to 64 of {@code a-z 0-9 -}. */
    static boolean isName(String text) {
        return within(text, 1, 64, false);
    }

    /** A nonce: 16 to 64 of {@code A-Z a-z 0-9 - _}, so at least 64 bits in hexadecimal. */
    static boolean isNonce(String text) {
        return within(text, 16, 64, true);
    }

    private static boolean within(String text, int shortest, int longest, boolean mixed) {
        if (text == null || text.length() < shortest || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
            if (!plain && !(mixed && (c >= 'A' && c <= 'Z' || c == '_'))) {
                return false;
            }
        }
        return true;
    }
}
