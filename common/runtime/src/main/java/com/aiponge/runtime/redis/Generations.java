package com.aiponge.runtime.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A bounded map that forgets what was not used lately: when the young half is full it becomes the old one, and the old one is dropped; what is
 * used moves to the young one. Thread-safe.
 */
final class Generations<V> {
    private record Halves<V>(Map<String, V> young, Map<String, V> old) {
    }

    private final int half;
    private volatile Halves<V> halves = new Halves<>(new ConcurrentHashMap<>(), Map.of());

    Generations(int size) {
        this.half = Math.max(1, size / 2);
    }

    /** The value; null when there is none. */
    V get(String key) {
        Halves<V> now = halves;
        V value = now.young().get(key);
        if (value != null) {
            return value;
        }
        value = now.old().get(key);
        if (value != null) {
            put(key, value);
        }
        return value;
    }

    V getOrMake(String key, Function<String, V> make) {
        V value = get(key);
        if (value != null) {
            return value;
        }
        turnWhenFull();
        return halves.young().computeIfAbsent(key, make);
    }

    void put(String key, V value) {
        turnWhenFull();
        halves.young().put(key, value);
    }

    void remove(String key) {
        Halves<V> now = halves;
        now.young().remove(key);
        if (now.old().containsKey(key)) {
            now.old().remove(key);
        }
    }

    int size() {
        Halves<V> now = halves;
        return now.young().size() + now.old().size();
    }

    private void turnWhenFull() {
        if (halves.young().size() >= half) {
            synchronized (this) {
                if (halves.young().size() >= half) {
                    halves = new Halves<>(new ConcurrentHashMap<>(), halves.young());
                }
            }
        }
    }
}
