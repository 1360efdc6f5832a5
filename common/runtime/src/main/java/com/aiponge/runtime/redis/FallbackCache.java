package com.aiponge.runtime.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The shared cache while Redis is there, else one of this process. */
public final class FallbackCache implements Cache {
    private final RedisLink link;
    private final Cache shared;
    private final Cache alone;

    public FallbackCache(RedisLink link, Cache shared, Cache alone) {
        this.link = link;
        this.shared = shared;
        this.alone = alone;
    }

    @Override
    public Optional<byte[]> get(String key) {
        if (link.isUp()) {
            try {
                return shared.get(key);
            } catch (RedisAway e) {
                return alone.get(key);
            }
        }
        return alone.get(key);
    }

    @Override
    public void put(String key, byte[] value, Duration life) {
        onEither(cache -> cache.put(key, value, life));
    }

    /** From both: a value put here while Redis was away must not come back the next time. */
    @Override
    public void remove(String key) {
        alone.remove(key);
        onEither(cache -> cache.remove(key));
    }

    private void onEither(Consumer<Cache> work) {
        if (link.isUp()) {
            try {
                work.accept(shared);
                return;
            } catch (RedisAway e) {
                // forgotten here is forgotten everywhere: the value ends by its life at the latest
            }
        }
        work.accept(alone);
    }
}
