package com.aiponge.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key for HMAC-SHA256 (RFC 2104). Thread-safe, and holds no thread-local. */
public final class MacKey {
    /** Keyed once and never fed: each use clones it, which costs a fraction of a look-up and {@code init}. */
    private final Mac keyed;

    /** @param key at least one byte; copied */
    public MacKey(byte[] key) {
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The 32-byte authentication code of the data. */
    public byte[] tag(byte[] data) {
        try {
            return ((Mac) keyed.clone()).doFinal(data);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
        }
    }

    /** Whether this is the data's code, compared in constant time. */
    public boolean confirms(byte[] data, byte[] tag) {
        return Secrets.sameBytes(tag(data), tag);
    }
}
