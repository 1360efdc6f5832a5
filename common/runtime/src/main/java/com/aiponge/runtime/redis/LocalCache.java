package com.aiponge.runtime.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A cache of this process; the values used least are forgotten first. */
public final class LocalCache implements Cache {
    private record Value(byte[] bytes, long until) {
    }

    private final Clock clock;
    private final Generations<Value> values;

    /** @param most values to hold; times {@link #LARGEST} is the most memory it takes */
    public LocalCache(Clock clock, int most) {
        this.clock = clock;
        this.values = new Generations<>(most);
    }

    @Override
    public Optional<byte[]> get(String key) {
        Value value = values.get(key);
        return value == null || clock.millis() >= value.until() ? Optional.empty() : Optional.of(value.bytes());
    }

    @Override
    public void put(String key, byte[] value, Duration life) {
        if (value.length <= LARGEST && life.toMillis() > 0) {
            values.put(key, new Value(value, clock.millis() + life.toMillis()));
        }
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }
}
