package com.aiponge.music.song;

import java.time.Duration;

/** How long a song takes here, learned from those that were finished: an exponential mean, first 90 s. Thread-safe. */
final class WaitEstimate {
    private static final double WEIGHT = 0.2;
    private static final int FIRST_SECONDS = 90;
    private double mean = FIRST_SECONDS;

    synchronized void finished(Duration took) {
        mean += WEIGHT * (took.toMillis() / 1000.0 - mean);
    }

    /** For a new song; at least one second. */
    synchronized int seconds() {
        return Math.max(1, (int) Math.round(mean));
    }

    /** What is left for a song that has run so long; at least one second. */
    int left(Duration running) {
        return (int) Math.max(1, seconds() - running.toSeconds());
    }
}
