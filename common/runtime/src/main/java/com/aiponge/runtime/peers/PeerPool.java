package com.aiponge.runtime.peers;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Idle connections to one peer; the one used last is used first, so that the others can end. Thread-safe. */
final class PeerPool {
    private static final int MOST_IDLE = 512;
    /** Well below the 75 s after which our servers end theirs. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofMillis(1000);

    private final URI base;
    private final PeerWatch watch = new PeerWatch();
    private final ConcurrentLinkedDeque<PeerSocket> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();

    PeerPool(URI base) {
        this.base = base;
    }

    PeerSocket take() throws IOException {
        for (PeerSocket socket = idle.pollFirst(); socket != null; socket = idle.pollFirst()) {
            count.decrementAndGet();
            if (socket.isFresh(LONGEST_IDLE)) {
                return socket;
            }
            socket.close();
        }
        return PeerSocket.connect(base, CONNECT);
    }

    /** Holds an exchange to its time, from here to {@link #done}. */
    void begin(PeerSocket socket, Duration limit) {
        socket.patience(limit);
        watch.add(socket);
    }

    /** The exchange is over. @param reusable whether the connection stands at the beginning of the next one */
    void done(PeerSocket socket, boolean reusable) {
        watch.remove(socket);
        if (reusable && !socket.isLate()) {
            give(socket);
        } else {
            socket.close();
        }
    }

    private void give(PeerSocket socket) {
        if (count.incrementAndGet() > MOST_IDLE) {
            count.decrementAndGet();
            socket.close();
            return;
        }
        socket.idle();
        idle.addFirst(socket);
    }
}
