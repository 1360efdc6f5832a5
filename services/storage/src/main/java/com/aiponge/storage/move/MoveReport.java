package com.aiponge.storage.move;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one walk over all files found. For one thread.
 */
final class MoveReport {
    private static final int MOST_NAMED = 1_000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<Difference> differences = new ArrayList<>();
    private long bytes;
    private long unknown;

    /** A file whose object is not what its row says. */
    record Difference(UUID file, boolean thumbnail, Outcome outcome) {
    }

    void add(Promised object, Outcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
        if (outcome == Outcome.COPIED || outcome == Outcome.TO_COPY) {
            bytes += object.size();
        }
        if ((outcome == Outcome.MISSING || outcome == Outcome.DIFFERENT) && differences.size() < MOST_NAMED) {
            differences.add(new Difference(object.file(), object.isThumbnail(), outcome));
        }
    }

    void addUnknown(long more) {
        unknown += more;
    }

    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Of all objects that were copied, or would have been. */
    long bytes() {
        return bytes;
    }

    /** Objects of the new store that belong to no file. */
    long unknown() {
        return unknown;
    }

    /** The first thousand. */
    List<Difference> differences() {
        return differences;
    }

    boolean isClean() {
        return count(Outcome.MISSING) + count(Outcome.DIFFERENT) == 0;
    }
}
