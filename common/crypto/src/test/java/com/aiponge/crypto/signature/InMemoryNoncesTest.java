package com.aiponge.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryNoncesTest {
    private static final Instant START = Instant.ofEpochSecond(1000);

    private final SettableClock clock = new SettableClock(START);

    @Test
    void countsAKeyOnceUntilItsEnd() {
        InMemoryNonces nonces = new InMemoryNonces(clock);
        Instant end = START.plusSeconds(60);
        assertTrue(nonces.firstUse("a", end));
        assertFalse(nonces.firstUse("a", end));
        assertTrue(nonces.firstUse("b", end));
        clock.set(end.minusMillis(1));
        assertFalse(nonces.firstUse("a", end.plusSeconds(9)));
        clock.set(end);
        assertTrue(nonces.firstUse("a", end.plusSeconds(60)));
        assertFalse(nonces.firstUse("a", end.plusSeconds(60)));
    }

    @Test
    void refusesAKeyThatIsAlreadyOver() {
        assertFalse(new InMemoryNonces(clock).firstUse("a", START));
    }

    @Test
    void refusesAtItsCapInsteadOfForgetting() {
        InMemoryNonces nonces = new InMemoryNonces(clock, 1000);
        Instant end = START.plusSeconds(60);
        for (int i = 0; i < 1000; i++) {
            assertTrue(nonces.firstUse("n" + i, end));
        }
        assertFalse(nonces.firstUse("one more", end));
        for (int i = 0; i < 1000; i++) {
            assertFalse(nonces.firstUse("n" + i, end));
        }
        clock.set(end);
        assertTrue(nonces.firstUse("one more", end.plusSeconds(1)));
    }

    @Test
    void makesRoomAtItsCapForWhatHasEnded() {
        InMemoryNonces nonces = new InMemoryNonces(clock, 10);
        for (int i = 0; i < 10; i++) {
            assertTrue(nonces.firstUse("n" + i, START.plusSeconds(i < 5 ? 10 : 20)));
        }
        clock.move(Duration.ofSeconds(10));
        for (int i = 10; i < 15; i++) {
            assertTrue(nonces.firstUse("n" + i, START.plusSeconds(30)));
        }
        assertFalse(nonces.firstUse("n15", START.plusSeconds(30)));
        for (int i = 5; i < 15; i++) {
            assertFalse(nonces.firstUse("n" + i, START.plusSeconds(30)));
        }
    }

    /** A model test: against a plain list of ends, over growth, shrinking and reuse of slots. */
    @Test
    void remembersLikeAPlainList() {
        InMemoryNonces nonces = new InMemoryNonces(clock, 100);
        Instant[] ends = new Instant[600];
        Random random = new Random(7);
        for (int step = 0; step < 30_000; step++) {
            if (random.nextInt(20) == 0) {
                clock.move(Duration.ofMillis(random.nextInt(2000)));
            }
            Instant now = clock.instant();
            int key = random.nextInt(ends.length);
            Instant end = now.plusMillis(1 + random.nextInt(9000));
            boolean live = ends[key] != null && ends[key].isAfter(now);
            long others = Arrays.stream(ends).filter(e -> e != null && e.isAfter(now)).count();
            boolean first = nonces.firstUse("k" + key, end);
            assertEquals(!live && others < 100, first, "step " + step);
            if (first) {
                ends[key] = end;
            }
        }
    }

    @Test
    void keepsItsMemoryBoundedOverManyWindows() {
        NonceTable table = new NonceTable(1000);
        for (int i = 0; i < 200_000; i++) {
            assertTrue(table.add(i, i * 31L, 1000 + i + 500, 1000 + i));
        }
        assertTrue(table.slots() <= 4096, () -> table.slots() + " slots");
    }

    @Test
    void letsOneOfTwoThreadsWinEachKey() throws Exception {
        int keys = 40_000;
        // One stripe, so that the threads also meet while the table grows.
        InMemoryNonces nonces = new InMemoryNonces(clock, keys + 1);
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> wins = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                wins.add(threads.submit(() -> {
                    start.await();
                    int won = 0;
                    for (int key = 0; key < keys; key++) {
                        won += nonces.firstUse("key " + key, START.plusSeconds(60)) ? 1 : 0;
                    }
                    return won;
                }));
            }
            assertEquals(keys, wins.getFirst().get() + wins.getLast().get());
        }
    }

    @Test
    void holdsItsDefaultNumber() {
        InMemoryNonces nonces = new InMemoryNonces(clock);
        int noted = 0;
        for (int i = 0; i < 1_050_000; i++) {
            noted += nonces.firstUse(Integer.toString(i), START.plusSeconds(60)) ? 1 : 0;
        }
        assertTrue(noted > 960_000 && noted <= 1_000_000, noted + " noted");
    }

    @Test
    void refusesACapBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new InMemoryNonces(clock, 0));
    }
}
