package com.aiponge.crypto.signature;

import com.aiponge.crypto.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/**
 * Nonces of this process. Remembers each until it expires and never less: at its cap it refuses new ones instead of
 * forgetting early. Size the cap to (requests a second) × 61; a nonce takes about 50 bytes. Thread-safe.
 */
public final class InMemoryNonces implements NonceStore {
    /** Threads wait for each other only inside one stripe. A power of two. */
    private static final int STRIPES = 64;
    /** Below this a single stripe keeps the cap exact; above, digests spread evenly enough. */
    private static final int WORTH_STRIPING = 64 * 1024;
    private static final int DEFAULT_CAP = 1_000_000;

    private final Clock clock;
    private final NonceTable[] stripes;

    /** With room for 1,000,000 nonces. */
    public InMemoryNonces(Clock clock) {
        this(clock, DEFAULT_CAP);
    }

    /** @param cap the most nonces to remember at once; from 65,536 on, some may be refused a few per cent earlier */
    public InMemoryNonces(Clock clock, int cap) {
        if (cap < 1) {
            throw new IllegalArgumentException("cap must be at least 1");
        }
        this.clock = clock;
        this.stripes = new NonceTable[cap < WORTH_STRIPING ? 1 : STRIPES];
        Arrays.setAll(stripes, i -> new NonceTable(cap / stripes.length));
    }

    @Override
    public boolean firstUse(String key, Instant until) {
        long now = clock.millis();
        long end = until.toEpochMilli();
        if (end <= now) {
            return false;
        }
        // A digest instead of the text: fixed size, no object for each nonce, and callers cannot choose the slots.
        ByteBuffer digest = ByteBuffer.wrap(Secrets.sha256(key.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong();
        long low = digest.getLong();
        NonceTable stripe = stripes[(int) high & stripes.length - 1];
        synchronized (stripe) {
            return stripe.add(high, low, end, now);
        }
    }
}
