package com.aiponge.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Key derivation by HKDF with SHA-256 (RFC 5869). Thread-safe. */
public final class Hkdf {
    private static final int LONGEST = 255 * 32;

    private Hkdf() {
    }

    /**
     * Extract-then-expand.
     *
     * @param ikm    the secret to derive from
     * @param salt   null or empty for none (RFC 5869 §2.2: 32 zero bytes)
     * @param info   what the key is for, in UTF-8; different texts give independent keys
     * @param length bytes wanted, 1 to 8160
     * @throws IllegalArgumentException for another length
     */
    public static byte[] derive(byte[] ikm, byte[] salt, String info, int length) {
        return derive(ikm, salt, info.getBytes(StandardCharsets.UTF_8), length);
    }

    static byte[] derive(byte[] ikm, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("length must be 1 to " + LONGEST);
        }
        HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(ikm);
        if (salt != null && salt.length > 0) {
            extract.addSalt(salt);
        }
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HKDF-SHA256", e);
        }
    }
}
