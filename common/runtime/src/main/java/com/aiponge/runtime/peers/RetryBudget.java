package com.aiponge.runtime.peers;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries a small part of the traffic: every tenth call earns one, ten may be saved up. When a peer is down, retries end at once
 * instead of multiplying the load. Thread-safe.
 */
final class RetryBudget {
    private static final int COST = 10;
    private static final int MOST = 100;

    private final AtomicInteger saved = new AtomicInteger(MOST);

    void called() {
        saved.updateAndGet(value -> Math.min(MOST, value + 1));
    }

    boolean spend() {
        return saved.getAndUpdate(value -> value >= COST ? value - COST : value) >= COST;
    }
}
