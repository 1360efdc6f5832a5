package com.aiponge.crypto.signature;

import com.aiponge.crypto.signature.SignatureRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The {@code Signature} header: one member, a byte sequence of 32 bytes. */
final class SignatureValue {
    private static final int BASE64_CHARS = 44;

    private SignatureValue() {
    }

    static String of(String label, byte[] tag) {
        return label + "=:" + Base64.getEncoder().encodeToString(tag) + ":";
    }

    static byte[] parse(String label, String header) {
        String head = label + "=:";
        if (!header.startsWith(head)) {
            throw new SignatureRefused(Reason.LABEL);
        }
        int end = head.length() + BASE64_CHARS;
        if (header.length() > end + 1 && header.charAt(end) == ':' && header.charAt(end + 1) == ',') {
            throw new SignatureRefused(Reason.LABEL);
        }
        byte[] tag = header.length() == end + 1 ? decode(header.substring(head.length(), end)) : null;
        // The decoder ignores spare bits and optional padding; only the one canonical text counts.
        if (tag == null || !of(label, tag).equals(header)) {
            throw new SignatureRefused(Reason.MALFORMED);
        }
        return tag;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new SignatureRefused(Reason.MALFORMED);
        }
    }
}
