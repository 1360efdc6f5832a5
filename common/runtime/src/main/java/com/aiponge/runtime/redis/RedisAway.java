package com.aiponge.runtime.redis;

/** Redis did not answer in time, or not at all. Whoever asks has another way. */
public final class RedisAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisAway(String message) {
        super(message, null, false, false);
    }
}
