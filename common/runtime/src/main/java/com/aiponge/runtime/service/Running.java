package com.aiponge.runtime.service;

import java.time.Duration;

/** Something that listens on a port until it is closed. */
public interface Running extends AutoCloseable {
    int port();

    /** Fails readiness, waits for traffic to go elsewhere, lets work in flight finish, and ends. */
    @Override
    void close();

    /** Waits while balancers notice that readiness fails. */
    static void pause(Duration time) {
        if (!time.isZero()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
