package com.aiponge.runtime.redis;

import com.aiponge.crypto.signature.NonceStore;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Instant;

/**
 * Nonces that count once over all instances of a service: remembered in process always, and for requests that change something in Redis too,
 * while it is there. A replay to another instance while Redis is away is not noticed; it still has to come within the minute of its signature,
 * and what it would repeat is kept from happening twice by idempotency.
 */
public final class RedisNonces implements NonceStore {
    private static final String PREFIX = "nonce:";
    private static final byte[] SEEN = {'1'};

    private final NonceStore own;
    private final RedisLink link;
    private final Clock clock;

    public RedisNonces(NonceStore own, RedisLink link, Clock clock) {
        this.own = own;
        this.link = link;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String key, Instant until) {
        return own.firstUse(key, until);
    }

    @Override
    public boolean firstUseOfChange(String key, Instant until) {
        if (!own.firstUse(key, until)) {
            return false;
        }
        if (!link.isUp()) {
            return true;
        }
        long life = Math.max(1, until.toEpochMilli() - clock.millis());
        try {
            return link.call(redis -> redis.set(PREFIX + key, SEEN, SetArgs.Builder.nx().px(life))) != null;
        } catch (RedisAway e) {
            return true;
        }
    }
}
