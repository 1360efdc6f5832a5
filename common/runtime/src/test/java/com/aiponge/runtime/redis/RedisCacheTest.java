package com.aiponge.runtime.redis;

import com.aiponge.testkit.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The cache in a real Redis. */
final class RedisCacheTest extends CacheContract {
    private RedisLink link;

    @BeforeEach
    void connect() {
        link = Links.up(TestRedis.freshUrl());
    }

    @AfterEach
    void end() {
        link.close();
    }

    @Override
    Cache cache() {
        return new RedisCache(link);
    }
}
