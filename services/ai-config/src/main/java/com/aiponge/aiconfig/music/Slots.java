package com.aiponge.aiconfig.music;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How many songs one process fetches from a vendor at the same time, and who waits for that. Waiting takes an entry here and a row in the
 * scheduler, no thread. Thread-safe.
 */
final class Slots {
    private final Map<String, Line> lines = new HashMap<>();

    private static final class Line {
        private int taken;
        private final LinkedHashSet<UUID> waiting = new LinkedHashSet<>();
    }

    /** 0 when the task may go on; else its place in the line, 1 for the next one. */
    synchronized int take(String adapter, int most, UUID task) {
        Line line = lines.computeIfAbsent(adapter, _ -> new Line());
        if (line.taken < most) {
            line.taken++;
            line.waiting.remove(task);
            return 0;
        }
        line.waiting.add(task);
        int place = 1;
        for (UUID one : line.waiting) {
            if (one.equals(task)) {
                break;
            }
            place++;
        }
        return place;
    }

    /** Gives the slot back and names the task to wake. */
    synchronized Optional<UUID> release(String adapter) {
        Line line = lines.get(adapter);
        line.taken--;
        return line.waiting.stream().findFirst();
    }

    /** The task does not wait any more. */
    synchronized void forget(String adapter, UUID task) {
        Line line = lines.get(adapter);
        if (line != null) {
            line.waiting.remove(task);
        }
    }
}
