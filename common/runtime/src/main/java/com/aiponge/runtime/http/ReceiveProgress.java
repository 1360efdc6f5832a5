package com.aiponge.runtime.http;

import java.time.Duration;

/**
 * How the current message of one connection arrives. A message begins with its first byte and ends when the server writes. Written by the
 * connection's thread, read by the server's idle check.
 */
final class ReceiveProgress {
    /** Longest silence in the middle of a message. */
    private static final long SILENCE = Duration.ofSeconds(10).toNanos();
    /** A message may take this long, plus one second for each {@link #SLOWEST} bytes it has brought: a trickle ends, an upload does not. */
    private static final long ALLOWANCE = Duration.ofSeconds(30).toNanos();
    private static final long SLOWEST = 8 * 1024;
    private static final long NEVER = Long.MIN_VALUE;

    private volatile long readBegan = NEVER;
    private volatile long messageBegan = NEVER;
    private volatile long received;
    private volatile boolean upgraded;

    void reading(long now) {
        readBegan = now;
    }

    void read(int bytes, long now) {
        readBegan = NEVER;
        if (messageBegan == NEVER) {
            received = 0;
            messageBegan = now;
        }
        received += bytes;
    }

    void written() {
        messageBegan = NEVER;
    }

    /** The connection speaks another protocol from now on, in which silence is normal. */
    void upgraded() {
        upgraded = true;
        messageBegan = NEVER;
    }

    boolean stalled(long now) {
        long silentSince = readBegan;
        long began = messageBegan;
        if (upgraded || silentSince == NEVER || began == NEVER) {
            return false;
        }
        long allowed = ALLOWANCE + Duration.ofSeconds(received / SLOWEST).toNanos();
        return now - silentSince > SILENCE || now - began > allowed;
    }

    /** How long the connection has waited for a byte; nothing while a request is worked on. */
    Duration idle(long now) {
        long since = readBegan;
        return since == NEVER ? Duration.ZERO : Duration.ofNanos(now - since);
    }
}
