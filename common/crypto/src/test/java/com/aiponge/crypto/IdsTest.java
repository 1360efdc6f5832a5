package com.aiponge.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdsTest {
    /** The DNS name space of RFC 9562 §6.6. */
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void carriesVersionVariantAndTheTime() {
        long before = System.currentTimeMillis();
        UUID id = Ids.next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        long millis = id.getMostSignificantBits() >>> 16;
        // Ids made just before in this process may have pushed the time field ahead.
        assertTrue(millis >= before && millis < before + 10_000, () -> millis + " against " + before);
    }

    @Test
    void risesAlwaysAlsoWhenTheCounterOverflows() {
        String last = Ids.next().toString();
        for (int i = 0; i < 50_000; i++) {
            String next = Ids.next().toString();
            assertTrue(next.compareTo(last) > 0, last + " then " + next);
            last = next;
        }
    }

    @Test
    void neverRepeatsAcrossThreadsAndRisesInEach() throws Exception {
        Set<UUID> all = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> risen = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                risen.add(threads.submit(() -> {
                    long stamp = 0;
                    boolean rises = true;
                    for (int i = 0; i < 5_000; i++) {
                        UUID id = Ids.next();
                        rises &= id.getMostSignificantBits() > stamp;
                        stamp = id.getMostSignificantBits();
                        all.add(id);
                    }
                    return rises;
                }));
            }
            for (Future<Boolean> one : risen) {
                assertTrue(one.get());
            }
        }
        assertEquals(40_000, all.size());
    }

    @Test
    void namesLikeAppendixB2OfRfc9562() {
        assertEquals(UUID.fromString("5c146b14-3c52-8afd-938a-375d0df1fbf6"), Ids.named(DNS, "www.example.com"));
    }

    @Test
    void givesAnotherIdForAnotherNameOrNameSpace() {
        assertEquals(Ids.named(DNS, "a"), Ids.named(DNS, "a"));
        assertNotEquals(Ids.named(DNS, "a"), Ids.named(DNS, "b"));
        assertNotEquals(Ids.named(DNS, "a"), Ids.named(new UUID(0, 0), "a"));
    }
}
