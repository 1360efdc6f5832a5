package com.aiponge.crypto.signature;

import com.aiponge.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header {@code Content-Digest} of RFC 9530, with {@code sha-256} only. Thread-safe. */
public final class ContentDigest {
    private static final String HEAD = "sha-256=:";

    private ContentDigest() {
    }

    /** The header's value for a body, {@code sha-256=:…:}. */
    public static String of(byte[] body) {
        return HEAD + Base64.getEncoder().encodeToString(Secrets.sha256(body)) + ":";
    }

    /**
     * Whether the header is exactly {@link #of} the body. Call it for every request whose body was read, whether the header is
     * there or not: an absent header (null) matches an empty body and no other, so bytes added to a signed request that had
     * no body are noticed, and so is a request signed for streaming that reaches a route which reads it whole.
     */
    public static boolean matches(String header, byte[] body) {
        if (header == null) {
            return body.length == 0;
        }
        return Secrets.sameBytes(of(body).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }
}
