package com.aiponge.crypto.field;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts single database fields with AES-256-GCM (NIST SP 800-38D).
 *
 * <p>Stored form: {@code v1.<key id>.<base64url(nonce ‖ ciphertext ‖ tag)>}, 12-byte random nonce, 16-byte tag. With random
 * nonces one key is good for 2³² texts (SP 800-38D §8.3); rotate long before. Thread-safe. Null stays null in both directions.
 * Text must be well-formed: an unpaired surrogate becomes a question mark.
 */
public final class FieldCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String VERSION = "v1.";
    private static final int KEY_ID_CHARS = 8;
    private static final int HEAD_CHARS = VERSION.length() + KEY_ID_CHARS + 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final KeyRing ring;
    private final String currentHead;
    private final SecureRandom random = new SecureRandom();
    /** Found once: a look-up by name through all providers costs as much as encrypting a short text. */
    private final Provider provider;

    public FieldCipher(KeyRing ring) {
        this.ring = ring;
        this.currentHead = VERSION + ring.activeKeyId() + ".";
        try {
            this.provider = Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Encrypts with the active key; the result differs each time. */
    public String encrypt(String plain, FieldContext where) {
        if (plain == null) {
            return null;
        }
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length + TAG_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, ring.active(), nonce, where).doFinal(text, 0, text.length, sealed, NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to encrypt", e);
        }
        return currentHead + ENCODER.encodeToString(sealed);
    }

    /**
     * The text that was encrypted for this place, by the active or a retired key.
     *
     * @throws DecryptionFailed for anything else: altered, moved, malformed, or encrypted with a key that is not on the ring
     */
    public String decrypt(String stored, FieldContext where) {
        if (stored == null) {
            return null;
        }
        SecretKey key = keyOf(stored);
        if (key == null) {
            throw new DecryptionFailed(where);
        }
        try {
            String encoded = stored.substring(HEAD_CHARS);
            byte[] sealed = DECODER.decode(encoded);
            // The decoder lets padding and spare bits pass; only the text that encrypt() wrote counts.
            if (sealed.length < NONCE_BYTES + TAG_BYTES || !encoded.equals(ENCODER.encodeToString(sealed))) {
                throw new DecryptionFailed(where);
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), where);
            return new String(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DecryptionFailed(where);
        }
    }

    /** Whether the text is encrypted with the active key, so that rotation may pass it by. */
    public boolean isCurrent(String stored) {
        return stored != null && stored.startsWith(currentHead);
    }

    private SecretKey keyOf(String stored) {
        boolean framed = stored.length() > HEAD_CHARS && stored.startsWith(VERSION) && stored.charAt(HEAD_CHARS - 1) == '.';
        return framed ? ring.find(stored.substring(VERSION.length(), HEAD_CHARS - 1)) : null;
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce, FieldContext where) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(where.additionalData());
        return cipher;
    }
}
