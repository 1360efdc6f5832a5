package com.aiponge.runtime.redis;

import java.time.Duration;

/**
 * How much may be done: a bucket of {@code requests} tokens that fills up again evenly over {@code window}.
 *
 * @param name   part of the key, so that the budgets of one person do not mix
 * @param strict worth protecting even when instances cannot count together: each then grants only a quarter (contract 0.9)
 */
public record Budget(String name, int requests, Duration window, boolean strict) {
    public Budget {
        if (requests < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("a budget has at least one request and one second");
        }
    }

    /** Tokens a millisecond. */
    double perMilli() {
        return requests / (double) window.toMillis();
    }

    /** What one instance grants on its own when the shared counters are away. */
    Budget alone() {
        return strict ? new Budget(name, Math.max(1, requests / 4), window, true) : this;
    }
}
