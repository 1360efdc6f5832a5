package com.aiponge.gateway.live;

import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.testkit.Eventually;
import java.util.UUID;

/** Looks into Redis for the streams of a user. */
final class SlotCount implements AutoCloseable {
    private final RedisLink link;

    SlotCount(String redis) {
        link = RedisLink.to(redis).connect();
        Eventually.until("Redis is up", link::isUp);
    }

    long of(UUID user) {
        return link.call(redis -> redis.zcard("streams:" + user));
    }

    @Override
    public void close() {
        link.close();
    }
}
