package com.aiponge.runtime.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The cache of one process. */
final class LocalCacheTest extends CacheContract {
    @Override
    Cache cache() {
        return new LocalCache(clock, 100);
    }

    @Test
    void staysSmallAndKeepsWhatIsUsed() {
        Generations<Integer> map = new Generations<>(100);
        map.put("used", 1);
        for (int i = 0; i < 10_000; i++) {
            map.put("key" + i, i);
            map.get("used");
        }
        assertTrue(map.size() <= 101, () -> "holds " + map.size());
        assertTrue(map.get("used") == 1);
    }

    @Test
    void forgetsARemovedValueOfEitherGeneration() {
        Cache cache = new LocalCache(clock, 4);
        cache.put("old", new byte[] {1}, Duration.ofMinutes(1));
        cache.put("b", new byte[] {1}, Duration.ofMinutes(1));
        cache.put("c", new byte[] {1}, Duration.ofMinutes(1));
        cache.remove("old");
        assertTrue(cache.get("old").isEmpty());
    }
}
