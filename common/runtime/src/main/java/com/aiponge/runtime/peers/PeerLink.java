package com.aiponge.runtime.peers;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.SignatureHeaders;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreakerConfig;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientConfig;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The way to one peer: bulkhead, circuit breaker, one layer of retries with jitter and a budget, signature, time limits. Answers of the peer,
 * failures included, come back as they are; only a peer that cannot be reached or is late becomes a {@link Problem}. Thread-safe.
 */
public final class PeerLink {
    private static final int AT_ONCE = 2048;
    private static final int RETRIES = 2;
    private static final Duration CONNECT = Duration.ofMillis(1000);
    private static final int SERVICE_UNAVAILABLE = 503;

    private final ServiceName peer;
    private final MessageSigner signer;
    private final Clock clock;
    private final Http1Client client;
    private final Semaphore bulkhead = new Semaphore(AT_ONCE);
    private final CircuitBreaker breaker;
    private final RetryBudget budget = new RetryBudget();

    public PeerLink(ServiceName peer, String baseUrl, MessageSigner signer, Clock clock) {
        this.peer = peer;
        this.signer = signer;
        this.clock = clock;
        this.client = Http1ClientConfig.builder()
                .baseUri(baseUrl)
                .followRedirects(false)
                .sendExpectContinue(false)
                .shareConnectionCache(false)
                .servicesDiscoverServices(false)
                .connectionCacheSize(256)
                .proxy(Proxy.noProxy())
                .socketOptions(socket -> socket.connectTimeout(CONNECT).tcpNoDelay(true))
                .build();
        this.breaker = CircuitBreaker.create(CircuitBreakerConfig.builder()
                .name(peer.wireName()).volume(20).errorRatio(50).delay(Duration.ofSeconds(2)).successThreshold(1)
                .addApplyOn(Unreachable.class).buildPrototype());
    }

    /**
     * Sends, and answers what the peer answered. The caller closes the response.
     *
     * @throws Problem 503 when the peer cannot be reached, 504 when it is late
     */
    public Http1ClientResponse send(PeerRequest request) {
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

    private Http1ClientResponse retrying(PeerRequest request) {
        budget.called();
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt == RETRIES;
            try {
                Http1ClientResponse response = breaker.invoke(() -> once(request));
                boolean busy = response.status().code() == SERVICE_UNAVAILABLE && request.repeatable() && request.stream() == null;
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

    private Http1ClientResponse once(PeerRequest request) {
        Duration left = Duration.between(clock.instant(), request.deadline());
        if (left.isNegative() || left.isZero()) {
            throw Problem.timedOut();
        }
        SignatureHeaders signature = signer.sign(request, peer.wireName());
        Http1ClientRequest call = client.method(Method.create(request.method()))
                .path(request.query() == null ? request.path() : request.path() + '?' + request.query())
                .skipUriEncoding(true)
                .readTimeout(left);
        request.headers().forEach((name, value) -> call.header(HeaderNames.createFromLowercase(name), value));
        call.header(PeerHeaders.SIGNATURE_INPUT, signature.signatureInput());
        call.header(PeerHeaders.SIGNATURE, signature.signature());
        call.header(PeerHeaders.DEADLINE, Long.toString(request.deadline().toEpochMilli()));
        try {
            if (request.stream() != null) {
                return streamed(call, request.stream());
            }
            return request.body() == null ? call.request() : call.submit(request.body());
        } catch (UncheckedIOException e) {
            throw new Unreachable(e.getCause() instanceof ConnectException, e.getCause() instanceof SocketTimeoutException, e);
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new Unreachable(false, false, e);
        } catch (IllegalArgumentException e) {
            throw new Unreachable(true, false, e);
        }
    }

    private static Http1ClientResponse streamed(Http1ClientRequest call, InputStream stream) {
        return call.outputStream(out -> {
            try (stream; out) {
                stream.transferTo(out);
            }
        });
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
