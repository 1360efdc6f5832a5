package com.aiponge.crypto.signature;

import com.aiponge.crypto.signature.SignatureRefused.Reason;

/**
 * Reads the strict form of RFC 9651 that our signer writes: one dictionary member, an inner list of plain strings separated
 * by one space, parameters without white space, each known and once. What a general parser would tolerate is refused, so a
 * text and its meaning correspond one to one and the text itself can go into the signature base.
 */
final class SignatureInputParser {
    /** Longer than any we write by a factor of four. */
    private static final int LONGEST = 1024;
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    private long created = -1;
    private long expires = -1;
    private String nonce;
    private String keyId;
    private String algorithm;

    private SignatureInputParser(String text) {
        this.text = text;
    }

    static SignatureInput parse(String header) {
        if (header.length() > LONGEST) {
            throw malformed();
        }
        return new SignatureInputParser(header).member();
    }

    private SignatureInput member() {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw malformed();
        }
        at = equals + 1;
        innerList();
        String components = text.substring(equals + 1, at);
        while (at < text.length()) {
            parameter();
        }
        return new SignatureInput(text.substring(0, equals), components, text.substring(equals + 1), created, expires, nonce, keyId, algorithm);
    }

    private void innerList() {
        expect('(');
        if (peek() != ')') {
            string();
            while (peek() == ' ') {
                at++;
                string();
            }
        }
        expect(')');
    }

    private void parameter() {
        if (peek() == ',') {
            throw new SignatureRefused(Reason.LABEL);
        }
        expect(';');
        int equals = text.indexOf('=', at);
        if (equals < 0) {
            throw malformed();
        }
        String name = text.substring(at, equals);
        at = equals + 1;
        switch (name) {
            case "created" -> created = first(created == -1, integer());
            case "expires" -> expires = first(expires == -1, integer());
            case "nonce" -> nonce = first(nonce == null, string());
            case "keyid" -> keyId = first(keyId == null, string());
            case "alg" -> algorithm = first(algorithm == null, string());
            default -> throw malformed();
        }
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"') {
            char c = peek();
            if (c < ' ' || c > '~' || c == '\\') {
                throw malformed();
            }
            at++;
        }
        at++;
        return text.substring(start, at - 1);
    }

    private long integer() {
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at) - '0';
            at++;
            if (at - start > MOST_DIGITS) {
                throw malformed();
            }
        }
        // A leading zero would be a second way to write the same moment.
        if (at == start || text.charAt(start) == '0') {
            throw malformed();
        }
        return value;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private static <T> T first(boolean first, T value) {
        if (!first) {
            throw malformed();
        }
        return value;
    }

    private static SignatureRefused malformed() {
        return new SignatureRefused(Reason.MALFORMED);
    }
}
