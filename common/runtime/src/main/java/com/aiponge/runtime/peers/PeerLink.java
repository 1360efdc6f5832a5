package com.aiponge.runtime.peers;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.SignatureHeaders;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreakerConfig;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one peer: bulkhead, circuit breaker, one layer of retries with jitter and a budget, signature, time limits. Answers of the peer,
 * failures included, come back as they are; only a peer that cannot be reached, is late or does not believe our signature becomes a
 * {@link Problem}. Thread-safe.
 */
public final class PeerLink {
    private static final int AT_ONCE = 2048;
    private static final int RETRIES = 2;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private static final Logger LOG = LoggerFactory.getLogger(PeerLink.class);

    private final ServiceName peer;
    private final MessageSigner signer;
    private final Clock clock;
    private final PeerPool pool;
    private final String host;
    private final Semaphore bulkhead = new Semaphore(AT_ONCE);
    private final CircuitBreaker breaker;
    private final RetryBudget budget = new RetryBudget();

    public PeerLink(ServiceName peer, String baseUrl, MessageSigner signer, Clock clock) {
        this.peer = peer;
        this.signer = signer;
        this.clock = clock;
        URI base = URI.create(baseUrl);
        this.host = base.getRawAuthority();
        this.pool = new PeerPool(base);
        this.breaker = CircuitBreaker.create(CircuitBreakerConfig.builder()
                .name(peer.wireName()).volume(20).errorRatio(50).delay(Duration.ofSeconds(2)).successThreshold(1)
                .addApplyOn(Unreachable.class).buildPrototype());
    }

    /**
     * Sends, and answers what the peer answered. The caller closes the answer.
     *
     * @throws Problem 503 when the peer cannot be reached, 504 when it is late
     */
    public PeerAnswer send(PeerRequest request) {
        if (!bulkhead.tryAcquire()) {
            throw new Problem.Unavailable(peer.wireName() + " has too much to do");
        }
        try {
            return retrying(request);
        } finally {
            bulkhead.release();
        }
    }

    /** closed, half_open or open. */
    public String breakerState() {
        return breaker.state().name().toLowerCase(java.util.Locale.ROOT);
    }

    private PeerAnswer retrying(PeerRequest request) {
        budget.called();
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt == RETRIES;
            try {
                PeerAnswer response = breaker.invoke(() -> once(request));
                if (response.header(PeerHeaders.SIGNATURE_REFUSED) != null) {
                    response.close();
                    throw refused();
                }
                boolean busy = response.status() == SERVICE_UNAVAILABLE && request.repeatable() && request.stream() == null;
                if (!busy || last || !pause(request, attempt)) {
                    return response;
                }
                response.close();
            } catch (CircuitBreakerOpenException e) {
                throw unavailable();
            } catch (Unreachable e) {
                boolean mayRepeat = request.stream() == null && (request.repeatable() || e.neverSent);
                if (last || !mayRepeat || !pause(request, attempt)) {
                    throw e.late ? Problem.timedOut() : unavailable();
                }
            }
        }
    }

    /** A 401 of the peer would tell the person to sign in again; it is we who are not believed. */
    private Problem refused() {
        LOG.error("{} refuses our signature: INTERNAL_SERVICE_SECRET or the clock differs between us", peer.wireName());
        return unavailable();
    }

    private PeerAnswer once(PeerRequest request) {
        Duration left = Duration.between(clock.instant(), request.deadline());
        if (left.isNegative() || left.isZero()) {
            throw Problem.timedOut();
        }
        String head = head(request, signer.sign(request, peer.wireName()));
        PeerSocket socket = connection();
        try {
            return exchange(socket, request, head, left);
        } catch (IOException e) {
            pool.done(socket, false);
            throw new Unreachable(false, socket.isLate(), e);
        } catch (RuntimeException | Error e) {
            pool.done(socket, false);
            throw e;
        }
    }

    private PeerSocket connection() {
        try {
            return pool.take();
        } catch (IOException | UnresolvedAddressException e) {
            throw new Unreachable(true, false, e);
        }
    }

    private PeerAnswer exchange(PeerSocket socket, PeerRequest request, String head, Duration left) throws IOException {
        pool.begin(socket, left);
        boolean whole = true;
        if (request.stream() == null) {
            socket.send(head, request.body());
        } else {
            whole = streamed(socket, request.stream(), head, left);
        }
        PeerFields fields = socket.head();
        boolean none = request.method().equals("HEAD") || fields.status() == NO_CONTENT || fields.status() == NOT_MODIFIED;
        return new PeerAnswer(pool, socket, fields, PeerBody.of(socket, fields, none), left, whole);
    }

    /** @return false when the peer would not take all of it; it may have answered why */
    private static boolean streamed(PeerSocket socket, InputStream stream, String head, Duration each) throws IOException {
        socket.send(head, null);
        try (stream) {
            socket.sendChunks(stream, each);
            return true;
        } catch (SocketException e) {
            if (socket.isLate()) {
                throw e;
            }
            return false;
        }
    }

    private String head(PeerRequest request, SignatureHeaders signature) {
        StringBuilder head = new StringBuilder(1024).append(request.method()).append(' ').append(request.path());
        if (request.query() != null) {
            head.append('?').append(request.query());
        }
        head.append(" HTTP/1.1\r\nhost: ").append(host).append("\r\n");
        request.headers().forEach((name, value) -> field(head, name, value));
        field(head, PeerHeaders.SIGNATURE_INPUT, signature.signatureInput());
        field(head, PeerHeaders.SIGNATURE, signature.signature());
        field(head, PeerHeaders.DEADLINE, Long.toString(request.deadline().toEpochMilli()));
        if (request.stream() != null) {
            head.append("transfer-encoding: chunked\r\n");
        } else if (request.body() != null) {
            field(head, "content-length", Integer.toString(request.body().length));
        }
        return head.append("\r\n").toString();
    }

    /** @throws IllegalArgumentException for a value that would end its line */
    private static void field(StringBuilder head, String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
                throw new IllegalArgumentException("a control character in the header " + name);
            }
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Waits a little before a retry; false when there is no budget or no time for one. */
    private boolean pause(PeerRequest request, int attempt) {
        long millis = ThreadLocalRandom.current().nextLong(20, 60L << attempt);
        if (clock.instant().plusMillis(millis).isAfter(request.deadline()) || !budget.spend()) {
            return false;
        }
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Problem unavailable() {
        return new Problem.Unavailable(peer.wireName() + " cannot be reached just now");
    }

    /** The peer did not answer. */
    private static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean neverSent;
        private final boolean late;

        Unreachable(boolean neverSent, boolean late, Throwable cause) {
            super(cause);
            this.neverSent = neverSent;
            this.late = late;
        }
    }
}
