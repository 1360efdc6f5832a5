package com.aiponge.runtime.redis;

import com.aiponge.testkit.Eventually;

/** Links for tests. */
final class Links {
    private Links() {
    }

    static RedisLink up(String url) {
        RedisLink link = RedisLink.to(url).connect();
        Eventually.until("Redis is up", link::isUp);
        return link;
    }
}
