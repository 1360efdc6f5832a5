package com.aiponge.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Random values, digests and comparisons for secrets. Thread-safe. */
public final class Secrets {
    /** The shortest secret text that signs anything: as long as the SHA-256 it feeds (RFC 2104 §3). */
    public static final int SHORTEST = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {
    }

    /** That many random bytes as base64url without padding, from the operating system's generator. */
    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return URL.encodeToString(random);
    }

    public static byte[] sha256(byte[] data) {
        return newSha256().digest(data);
    }

    /** For what comes in pieces. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Equal contents; the time taken depends on the lengths only. False when either is null. */
    public static boolean sameBytes(byte[] a, byte[] b) {
        return a != null && b != null && MessageDigest.isEqual(a, b);
    }

    /**
     * The bytes of a ring of secret texts, the active one first. White space around each does not count.
     *
     * @param name what to call the secret in a message, usually its variable
     * @throws IllegalArgumentException when one is shorter than {@link #SHORTEST} bytes; the message never shows the secret
     */
    public static List<byte[]> ring(String name, String active, List<String> retired) {
        List<byte[]> ring = new ArrayList<>();
        ring.add(bytes(name, active));
        retired.forEach(text -> ring.add(bytes("a retired " + name, text)));
        return ring;
    }

    private static byte[] bytes(String name, String text) {
        byte[] bytes = text == null ? new byte[0] : text.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " must be at least " + SHORTEST + " bytes, it is " + bytes.length);
        }
        return bytes;
    }
}
