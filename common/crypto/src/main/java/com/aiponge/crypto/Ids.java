package com.aiponge.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers of RFC 9562. Thread-safe. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_FREE = 0x3FFF_FFFF_FFFF_FFFFL;
    /** 48 bits of Unix milliseconds above a 12-bit counter: what the last id carried. One per process, or ids would not be monotonic. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {
    }

    /**
     * A new UUIDv7 (RFC 9562 §5.7), greater than every one this process made before, when compared as text or as unsigned bytes.
     * Inside one millisecond, or when the clock steps back, a 12-bit counter goes on (§6.2, method 1) and carries into the
     * time field when it overflows; 62 random bits follow.
     */
    public static UUID next() {
        long random = RANDOM.nextLong();
        // A random start below half of the counter's range leaves room for 2,048 ids before the time field runs ahead.
        long fresh = System.currentTimeMillis() << 12 | random >>> 53;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, fresh));
        long most = stamp >>> 12 << 16 | 0x7000 | stamp & 0xFFF;
        return new UUID(most, VARIANT | RANDOM.nextLong() & VARIANT_FREE);
    }

    /**
     * The UUIDv8 that belongs to this name: SHA-256 over the name space's 16 bytes and the name in UTF-8, cut to 122 bits
     * (RFC 9562 §5.8 and appendix B.2). Always the same for the same input; for operation ids that a repeat must find again.
     */
    public static UUID named(UUID namespace, String name) {
        Objects.requireNonNull(namespace, "namespace");
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text)
                .array();
        ByteBuffer digest = ByteBuffer.wrap(Secrets.sha256(input));
        long most = digest.getLong() & ~0xF000L | 0x8000L;
        return new UUID(most, VARIANT | digest.getLong() & VARIANT_FREE);
    }
}
