package com.aiponge.runtime.jobs;

import java.time.Duration;

/**
 * How a scheduler keeps time.
 *
 * @param poll      between two looks for due jobs, when nothing else makes it look
 * @param heartbeat between two signs of life of a running leg; a leg without {@link #MISSED} of them in a row is dead and runs again elsewhere
 * @param legs      that run at the same time in this process
 */
record Timing(Duration poll, Duration heartbeat, int legs) {
    /** The least db-scheduler allows. */
    static final int MISSED = 4;

    /** Legs mostly wait for vendors, which may take 20 seconds for a text: many at once, each a virtual thread that holds no connection meanwhile. */
    private static final int LEGS = 64;

    /** A killed instance's jobs go on after 30 to 37 seconds. */
    static Timing normal() {
        return new Timing(Duration.ofSeconds(1), Duration.ofMillis(7_500), LEGS);
    }
}
