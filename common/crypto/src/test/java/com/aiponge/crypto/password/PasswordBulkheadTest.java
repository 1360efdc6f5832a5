package com.aiponge.crypto.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PasswordBulkheadTest {
    @Test
    void queuesWhatDoesNotFitAtOnce() throws Exception {
        PasswordHasher hasher = new PasswordHasher(64, 1, 1, 1, Duration.ofSeconds(20));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> hasher.hash("p")));
            }
            for (Future<String> one : all) {
                assertTrue(one.get().startsWith("$argon2id$"));
            }
        }
    }

    @Test
    void refusesWhenNoSlotIsFreeInTimeAndRecovers() throws Exception {
        PasswordHasher hasher = new PasswordHasher(64, 1, 1, 1, Duration.ZERO);
        String encoded = hasher.hash("p");
        hasher.slots().acquire();
        assertThrows(PasswordWorkOverloaded.class, () -> hasher.hash("p"));
        assertThrows(PasswordWorkOverloaded.class, () -> hasher.verify("p", encoded));
        assertThrows(PasswordWorkOverloaded.class, () -> hasher.verifyAgainstNothing("p"));
        hasher.slots().release();
        assertTrue(hasher.verify("p", encoded));
    }

    @Test
    void givesTheSlotBackWhenHashingFails() {
        PasswordHasher hasher = new PasswordHasher(64, 1, 1, 1, Duration.ZERO);
        assertThrows(NullPointerException.class, () -> hasher.hash(null));
        assertTrue(hasher.hash("p").startsWith("$argon2id$"));
        assertEquals(1, hasher.slots().availablePermits());
    }

    @Test
    void keepsTheInterruptOfAWaitingThread() throws Exception {
        PasswordHasher hasher = new PasswordHasher(64, 1, 1, 1, Duration.ofMinutes(1));
        hasher.slots().acquire();
        AtomicBoolean overloaded = new AtomicBoolean();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                hasher.hash("p");
            } catch (PasswordWorkOverloaded e) {
                overloaded.set(true);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        waiting.interrupt();
        waiting.join();
        assertTrue(overloaded.get() && interrupted.get());
    }
}
