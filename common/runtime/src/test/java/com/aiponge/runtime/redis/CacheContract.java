package com.aiponge.runtime.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Cache} promises. */
abstract class CacheContract {
    final SettableClock clock = SettableClock.at("2026-05-04T09:12:33Z");

    abstract Cache cache();

    @Test
    void returnsWhatWasPut() {
        Cache cache = cache();
        assertTrue(cache.get("a").isEmpty());
        cache.put("a", new byte[] {0, -1, 'x'}, Duration.ofMinutes(1));
        assertArrayEquals(new byte[] {0, -1, 'x'}, cache.get("a").orElseThrow());
        cache.put("a", new byte[] {2}, Duration.ofMinutes(1));
        assertArrayEquals(new byte[] {2}, cache.get("a").orElseThrow());
        assertTrue(cache.get("b").isEmpty());
    }

    @Test
    void forgetsWhatIsRemoved() {
        Cache cache = cache();
        cache.put("a", new byte[] {1}, Duration.ofMinutes(1));
        cache.remove("a");
        cache.remove("never there");
        assertTrue(cache.get("a").isEmpty());
    }

    @Test
    void forgetsAtTheEndOfItsLife() {
        Cache cache = cache();
        cache.put("a", new byte[] {1}, Duration.ofMillis(50));
        Eventually.until("the value has ended", () -> {
            clock.advance(Duration.ofMillis(10));
            return cache.get("a").isEmpty();
        });
    }

    @Test
    void keepsNothingWithoutALifeOrAboveTheLimit() {
        Cache cache = cache();
        cache.put("none", new byte[] {1}, Duration.ZERO);
        cache.put("large", new byte[Cache.LARGEST + 1], Duration.ofMinutes(1));
        assertTrue(cache.get("none").isEmpty());
        assertTrue(cache.get("large").isEmpty());
        byte[] most = new byte[Cache.LARGEST];
        Arrays.fill(most, (byte) 7);
        cache.put("most", most, Duration.ofMinutes(1));
        assertArrayEquals(most, cache.get("most").orElseThrow());
    }
}
