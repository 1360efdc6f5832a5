package com.aiponge.aiconfig.builtin.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance that can be repeated: the same parts always draw the same lots. */
final class Draw {
    /** {@link Random} and not a newer generator: its sequence is part of its contract. */
    private final Random random;

    Draw(String... parts) {
        this.random = new Random(seed(String.join("\u0000", parts)));
    }

    private static long seed(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    <T> List<T> shuffled(List<T> of) {
        List<T> rest = new ArrayList<>(of);
        List<T> out = new ArrayList<>(of.size());
        while (!rest.isEmpty()) {
            out.add(rest.remove(below(rest.size())));
        }
        return out;
    }
}
