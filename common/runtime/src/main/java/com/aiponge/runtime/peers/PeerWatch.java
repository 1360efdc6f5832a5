package com.aiponge.runtime.peers;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends exchanges that miss their deadline by closing their connections. A timed read on a virtual thread wakes a scheduler thread for each
 * request; this looks around twenty times a second instead, and only while there is something to look at. Thread-safe.
 */
final class PeerWatch {
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final int QUIET_ROUNDS = 40;

    private final Set<PeerSocket> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();

    void add(PeerSocket socket) {
        busy.add(socket);
        if (!running.get() && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("peer watch").start(this::look);
        }
    }

    void remove(PeerSocket socket) {
        busy.remove(socket);
    }

    private void look() {
        int quiet = 0;
        try {
            while (quiet < QUIET_ROUNDS) {
                Thread.sleep(PERIOD);
                long now = System.nanoTime();
                quiet = busy.isEmpty() ? quiet + 1 : 0;
                for (PeerSocket socket : busy) {
                    socket.endWhenLate(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
            if (!busy.isEmpty() && running.compareAndSet(false, true)) {
                Thread.ofVirtual().name("peer watch").start(this::look);
            }
        }
    }
}
