package com.aiponge.runtime.events;

import java.time.Duration;

/**
 * How the outbox keeps time.
 *
 * @param poll        between two looks for what a signal did not announce
 * @param lease       longer than a call may take
 * @param firstRest   of a destination after a failure; twice as long after each further one
 * @param longestRest at most
 */
record Pace(Duration poll, Duration lease, Duration firstRest, Duration longestRest) {
    static Pace normal() {
        return new Pace(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(30));
    }
}
