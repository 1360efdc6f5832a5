package com.aiponge.crypto.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.token.VerifiedTokens.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final UserClaims CLAIMS = new UserClaims(Ids.next(), null, "user", false, Ids.next(), "t", Instant.EPOCH, Instant.MAX);

    @Test
    void neverGrowsBeyondItsSize() {
        VerifiedTokens tokens = new VerifiedTokens(100);
        for (int i = 0; i < 10_000; i++) {
            tokens.add(Fingerprint.of("token " + i), CLAIMS);
            assertTrue(tokens.size() <= 100);
        }
    }

    @Test
    void keepsTheOnesInUseAndForgetsTheOthers() {
        VerifiedTokens tokens = new VerifiedTokens(100);
        Fingerprint busy = Fingerprint.of("busy");
        Fingerprint idle = Fingerprint.of("idle");
        tokens.add(busy, CLAIMS);
        tokens.add(idle, CLAIMS);
        for (int i = 0; i < 1000; i++) {
            tokens.add(Fingerprint.of("token " + i), CLAIMS);
            assertSame(CLAIMS, tokens.find(busy));
        }
        assertNull(tokens.find(idle));
    }

    @Test
    void keepsNothingAtSizeZero() {
        VerifiedTokens tokens = new VerifiedTokens(0);
        tokens.add(Fingerprint.of("a"), CLAIMS);
        assertNull(tokens.find(Fingerprint.of("a")));
        assertEquals(0, tokens.size());
    }

    @Test
    void staysBoundedUnderManyThreads() throws Exception {
        VerifiedTokens tokens = new VerifiedTokens(100);
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 8; t++) {
                int thread = t;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 5000; i++) {
                        tokens.add(Fingerprint.of(thread + " " + i), CLAIMS);
                        tokens.find(Fingerprint.of(thread + " " + i / 2));
                    }
                }));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        // Each thread may add one between the look at the size and the turn.
        assertTrue(tokens.size() <= 100 + 2 * 8, () -> tokens.size() + " kept");
    }
}
