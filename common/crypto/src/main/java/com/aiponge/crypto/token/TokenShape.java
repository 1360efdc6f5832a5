package com.aiponge.crypto.token;

/**
 * The outer form of a compact JWS with HS256 (RFC 7515 §7.1): three parts of base64url, the last one canonical. So each token
 * has one text only; the JWT library would also read it with padding and with spare bits set.
 */
final class TokenShape {
    private static final int LONGEST = 4096;
    /** 32 bytes are 42 characters and one that carries four bits. */
    private static final int SIGNATURE_CHARS = 43;
    private static final String FOUR_BITS = "AEIMQUYcgkosw048";

    private TokenShape() {
    }

    static boolean fits(String token) {
        if (token == null || token.length() > LONGEST) {
            return false;
        }
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        return first > 0 && last > first + 1
                && token.length() - last - 1 == SIGNATURE_CHARS
                && FOUR_BITS.indexOf(token.charAt(token.length() - 1)) >= 0
                && base64url(token, 0, first) && base64url(token, first + 1, last) && base64url(token, last + 1, token.length());
    }

    private static boolean base64url(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
