package com.aiponge.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * Ends connections whose client stops in the middle of a message. Helidon's own limits see only the time between requests (4.1.7: a
 * server-side {@code readTimeout} has no effect), so this selector watches each read of the connections that the inner selector makes,
 * and reports a stalled one as idle for a day, which the server's idle check then closes.
 */
final class StallGuard implements ServerConnectionSelector {
    private static final Duration STALE = Duration.ofDays(1);

    private final ServerConnectionSelector inner;

    StallGuard(ServerConnectionSelector inner) {
        this.inner = inner;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return inner.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return inner.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return inner.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        WatchedContext watched = new WatchedContext(context);
        return new Guarded(inner.connection(watched), watched.progress());
    }

    private record Guarded(ServerConnection inner, ReceiveProgress progress) implements ServerConnection, InterruptableTask<Void> {
        /** A stopping server interrupts connections that wait for their next request; it asks by this interface. */
        @Override
        public boolean canInterrupt() {
            return inner instanceof InterruptableTask<?> task && task.canInterrupt();
        }

        @Override
        public void run() {
            throw new UnsupportedOperationException("connections are handled, not run");
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            inner.handle(limit);
        }

        @Override
        public Duration idleTime() {
            return progress.stalled(System.nanoTime()) ? STALE : progress.idle(System.nanoTime());
        }

        @Override
        public void close(boolean interrupt) {
            // The idle check asks gently, which ends a connection only between two requests.
            inner.close(interrupt || progress.stalled(System.nanoTime()));
        }
    }
}
