package com.aiponge.runtime.redis;

import java.time.Duration;
import java.util.Optional;

/**
 * Values that may be forgotten at any time. Never anybody's words: what is cached may stand in Redis in clear. Thread-safe.
 */
public interface Cache {

    /** The value that was put and has not ended. Do not change it. */
    Optional<byte[]> get(String key);

    /** Keeps a value so long at most; larger ones than a quarter of a megabyte are not kept. */
    void put(String key, byte[] value, Duration life);

    void remove(String key);

    /** Largest value that is kept, in bytes. */
    int LARGEST = 256 * 1024;
}
