package com.aiponge.standalone.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A song vendor that is never done before its time, nor before all of its customers have been counted. Thread-safe. */
final class SlowVendor {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private final Duration takes;
    private final Clock clock;
    private final Map<String, Instant> ordered = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean counted;

    SlowVendor(Duration takes, Clock clock) {
        this.takes = takes;
        this.clock = clock;
    }

    /** A repeated order changes nothing. */
    void order(String task) {
        ordered.putIfAbsent(task, clock.instant());
    }

    /** Whether the song is there, after at most {@code patience}. */
    boolean done(String task, Duration patience) throws InterruptedException {
        asked.add(task);
        Instant end = clock.instant().plus(patience);
        while (!isDone(task) && clock.instant().isBefore(end)) {
            Thread.sleep(LOOK_AGAIN);
        }
        return isDone(task);
    }

    private boolean isDone(String task) {
        Instant began = ordered.get(task);
        return counted && began != null && !clock.instant().isBefore(began.plus(takes));
    }

    int orders() {
        return ordered.size();
    }

    /** Tasks that were ordered, have been asked about and are not done: at one moment, now. */
    int waiting() {
        return (int) asked.stream().filter(task -> ordered.containsKey(task) && !isDone(task)).count();
    }

    /** From now on a task is done when its time is over. */
    void counted() {
        counted = true;
    }

    /** How long the first task lasts at least, if the vendor is {@link #counted} now. */
    Duration longest() {
        Instant now = clock.instant();
        Instant first = ordered.values().stream().min(Instant::compareTo).orElse(now);
        Duration sofar = Duration.between(first, now);
        return sofar.compareTo(takes) < 0 ? takes : sofar;
    }
}
