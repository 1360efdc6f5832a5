package com.aiponge.crypto.field;

import com.aiponge.crypto.Secrets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The AES-256 keys for text at rest: the active one encrypts, all of them decrypt. Immutable. */
public final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final String activeKeyId;
    private final Map<String, SecretKey> keys;

    private KeyRing(String activeKeyId, Map<String, SecretKey> keys) {
        this.activeKeyId = activeKeyId;
        this.keys = Map.copyOf(keys);
    }

    /**
     * A ring of keys in base64, white space around each ignored. A retired key that repeats another counts once.
     *
     * @throws IllegalArgumentException when one is not the base64 of exactly 32 bytes, or two different keys have the same
     *                                  id; the message never shows a key
     */
    public static KeyRing of(String activeBase64, List<String> retiredBase64) {
        Map<String, SecretKey> keys = new HashMap<>();
        String active = add(keys, activeBase64, "the active key");
        for (int i = 0; i < retiredBase64.size(); i++) {
            add(keys, retiredBase64.get(i), "retired key " + (i + 1));
        }
        return new KeyRing(active, keys);
    }

    /** The first 8 hex digits of the SHA-256 of the key that encrypts. */
    public String activeKeyId() {
        return activeKeyId;
    }

    SecretKey active() {
        return keys.get(activeKeyId);
    }

    /** Null when the ring has no key of that id. */
    SecretKey find(String keyId) {
        return keys.get(keyId);
    }

    private static String add(Map<String, SecretKey> keys, String base64, String name) {
        byte[] bytes = decode(base64, name);
        String id = HexFormat.of().formatHex(Secrets.sha256(bytes), 0, 4);
        SecretKey key = new SecretKeySpec(bytes, "AES");
        SecretKey known = keys.putIfAbsent(id, key);
        if (known != null && !known.equals(key)) {
            throw new IllegalArgumentException(name + " has the same id as another key: make a new one");
        }
        return id;
    }

    private static byte[] decode(String base64, String name) {
        byte[] bytes;
        try {
            bytes = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: the decoder's message quotes the input.
            throw new IllegalArgumentException(name + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(name + " must be the base64 of exactly " + KEY_BYTES + " bytes, it is of " + bytes.length);
        }
        return bytes;
    }
}
