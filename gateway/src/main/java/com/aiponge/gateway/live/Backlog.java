package com.aiponge.gateway.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Events that wait for the client to read. Bounded: who is further behind than this is too slow (contract 15.1). */
final class Backlog {
    static final int MOST_BYTES = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LiveEvent> events = new ArrayDeque<>();
    private int bytes;
    private boolean closed;

    /** Adds an event; waits so long for room. @return false when there is none, or when it is closed */
    boolean add(LiveEvent event, Duration patience) throws InterruptedException {
        int size = event.json().length();
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!closed && bytes > 0 && bytes + size > MOST_BYTES) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            if (closed) {
                return false;
            }
            events.add(event);
            bytes += size;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next event; null when none comes within the time, or when it is closed. */
    LiveEvent take(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (!closed && events.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            LiveEvent event = closed ? null : events.poll();
            if (event != null) {
                bytes -= event.json().length();
                changed.signalAll();
            }
            return event;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits goes on; what waits is dropped: the client resumes by the last id it has seen. */
    void close() {
        lock.lock();
        try {
            closed = true;
            events.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
