package com.aiponge.runtime.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads a body whole, up to a limit of its route; the listener's own limit is one for all routes. */
public final class BodyReader {
    private static final byte[] NONE = new byte[0];
    private static final Duration LINGER = Duration.ofSeconds(2);

    private BodyReader() {
    }

    /** @throws Problem 413 when there is more than {@code limit} bytes */
    public static byte[] read(ServerRequest request, int limit) {
        if (!request.content().hasEntity()) {
            return NONE;
        }
        long declared = request.headers().contentLength().orElse(-1);
        if (declared > limit) {
            throw Problem.tooLarge("The body may have " + limit + " bytes");
        }
        // Not closed: closing reads on to the end, which a body that is too large may put off for long.
        InputStream in = request.content().inputStream();
        try {
            if (declared >= 0) {
                return in.readNBytes((int) declared);
            }
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Problem.tooLarge("The body may have " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes what is still on its way of a refused body, for a moment, before its connection is closed: a close with bytes unread resets the
     * connection, and the client, still sending, may never see the answer.
     */
    public static void discard(ServerRequest request) {
        if (!request.content().hasEntity() || request.headers().contains(HeaderNames.EXPECT)) {
            return; // reading would ask a waiting client to go on
        }
        CountDownLatch taken = new CountDownLatch(1);
        Thread reader = Thread.currentThread();
        Thread.startVirtualThread(() -> interruptUnless(taken, reader));
        try {
            InputStream in = request.content().inputStream();
            byte[] buffer = new byte[16 * 1024];
            while (in.read(buffer) >= 0) {
                continue;
            }
        } catch (IOException | RuntimeException gone) {
            throw new CloseConnectionException("the rest of a refused body did not come", gone);
        } finally {
            taken.countDown();
        }
    }

    /** An interrupt ends a virtual thread's wait for bytes and closes its socket. */
    private static void interruptUnless(CountDownLatch taken, Thread reader) {
        try {
            if (!taken.await(LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
                reader.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
