package com.aiponge.storage.quota;

import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many uploads of one person are worked on at once in this process, so that others get their turn. Thread-safe. */
public final class Turns {
    private static final int EACH = 6;

    private final ConcurrentHashMap<UUID, Integer> taken = new ConcurrentHashMap<>();

    /** Holds one until it is closed. @throws Problem.TooMany when the person has enough of them */
    public Turn take(UUID person) {
        taken.compute(person, (id, now) -> {
            if (now != null && now == EACH) {
                throw new Problem.TooMany("RATE_LIMIT_EXCEEDED", "Wait until your other uploads have ended", Duration.ofSeconds(2));
            }
            return now == null ? 1 : now + 1;
        });
        return () -> taken.computeIfPresent(person, (id, now) -> now == 1 ? null : now - 1);
    }

    /** One of them. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
