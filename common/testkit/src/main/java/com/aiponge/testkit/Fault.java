package com.aiponge.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How badly a {@link TcpProxy} passes bytes on. */
final class Fault {
    private static final int CHUNK = 16 * 1024;
    private static final int STEPS_PER_SECOND = 50;
    private Duration latency = Duration.ZERO;
    private int bytesPerSecond = Integer.MAX_VALUE;
    private boolean stalled;

    synchronized void latency(Duration delay) {
        latency = delay;
    }

    synchronized void slow(int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException("at least one byte a second: " + rate);
        }
        bytesPerSecond = rate;
    }

    synchronized void stall() {
        stalled = true;
    }

    synchronized void heal() {
        latency = Duration.ZERO;
        bytesPerSecond = Integer.MAX_VALUE;
        stalled = false;
        notifyAll();
    }

    /** How many bytes to take at once. */
    synchronized int chunk() {
        return Math.max(1, Math.min(CHUNK, bytesPerSecond / STEPS_PER_SECOND));
    }

    /** Holds the bytes back as long as the fault says. */
    void await(int bytes) throws InterruptedException {
        long nanos;
        synchronized (this) {
            nanos = latency.toNanos() + (bytesPerSecond == Integer.MAX_VALUE ? 0 : bytes * 1_000_000_000L / bytesPerSecond);
        }
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        synchronized (this) {
            while (stalled) {
                wait();
            }
        }
    }
}
