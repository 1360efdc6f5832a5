package com.aiponge.runtime.redis;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;

/** A cache that all instances share. Every method throws {@link RedisAway} while Redis is. */
public final class RedisCache implements Cache {
    private static final String PREFIX = "cache:";

    private final RedisLink link;

    public RedisCache(RedisLink link) {
        this.link = link;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(link.call(redis -> redis.get(PREFIX + key)));
    }

    @Override
    public void put(String key, byte[] value, Duration life) {
        if (value.length <= LARGEST && life.toMillis() > 0) {
            link.call(redis -> redis.set(PREFIX + key, value, SetArgs.Builder.px(life.toMillis())));
        }
    }

    @Override
    public void remove(String key) {
        link.call(redis -> redis.del(PREFIX + key));
    }
}
