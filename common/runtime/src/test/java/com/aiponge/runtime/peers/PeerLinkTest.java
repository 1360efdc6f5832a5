package com.aiponge.runtime.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a link does for its callers when the peer is busy, slow, broken or gone: retries and their limits, breaker, bulkhead, deadlines. */
final class PeerLinkTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2048;

    private static PeerLink to(int port) {
        return new PeerLink(ServiceName.USER, "http://127.0.0.1:" + port,
                new MessageSigner(new ServiceKeys("internal-secret-of-the-tests-0123456789", List.of()), "gateway", Clock.systemUTC()), Clock.systemUTC());
    }

    private static FakeHttpServer answering(int status) {
        return FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, status, "{}"));
    }

    private static PeerRequest read(Duration limit) {
        return request("GET", null, limit, true);
    }

    private static PeerRequest request(String method, InputStream stream, Duration limit, boolean repeatable) {
        Map<String, String> headers = new HashMap<>(Map.of("x-user-id", "system", "x-user-role", "service", "x-user-guest", "false", "x-request-id", "r"));
        if (stream != null) {
            headers.put("x-stream", PeerHeaders.STREAMED);
        }
        return new PeerRequest(method, "/x", null, headers, null, stream, Instant.now().plus(limit), repeatable);
    }

    private static int status(PeerLink link, PeerRequest request) {
        try (PeerAnswer answer = link.send(request)) {
            return answer.status();
        } catch (Problem problem) {
            return problem.status();
        }
    }

    @Test
    void retriesStayASmallPartOfTheTraffic() {
        try (FakeHttpServer busy = answering(503)) {
            PeerLink link = to(busy.port());
            for (int i = 0; i < 60; i++) {
                assertEquals(503, status(link, read(LONG)));
            }
            int retries = busy.requests().size() - 60;
            assertTrue(retries >= 10 && retries <= 17, () -> retries + " retries for 60 calls");
        }
    }

    @Test
    void neverSendsAStreamTwice() {
        try (FakeHttpServer busy = answering(503)) {
            assertEquals(503, status(to(busy.port()), request("POST", new ByteArrayInputStream(new byte[100]), LONG, true)));
            assertEquals(1, busy.requests().size());
        }
    }

    @Test
    void takesFailuresThatThePeerAnswersForLife() {
        try (FakeHttpServer broken = answering(500)) {
            PeerLink link = to(broken.port());
            for (int i = 0; i < 40; i++) {
                assertEquals(500, status(link, read(LONG)));
            }
            assertEquals("closed", link.breakerState());
            assertEquals(40, broken.requests().size(), "a failure of the peer's own was repeated");
        }
    }

    @Test
    void opensForAPeerThatIsAlwaysLateAndAsksItNoMore() {
        try (FakeHttpServer server = answering(200); TcpProxy network = TcpProxy.to("127.0.0.1", server.port())) {
            network.stall();
            PeerLink link = to(network.port());
            for (int i = 0; i < 20; i++) {
                assertEquals(504, status(link, request("POST", null, Duration.ofMillis(20), false)));
            }
            assertEquals("open", link.breakerState());
            long began = System.nanoTime();
            assertEquals(503, status(link, read(LONG)));
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 500, "an open breaker let somebody wait");
        }
    }

    @Test
    void sendsNothingWhenTheTimeIsUsedUp() {
        try (FakeHttpServer server = answering(200)) {
            assertEquals(504, status(to(server.port()), read(Duration.ofMillis(-1))));
            assertEquals(504, status(to(server.port()), read(Duration.ZERO)));
            assertEquals(0, server.requests().size());
        }
    }

    @Test
    void doesNotRetryBehindTheDeadline() {
        PeerLink link = to(Ports.free());
        long began = System.nanoTime();
        int status = status(link, read(Duration.ofMillis(15)));
        assertTrue(status == 503 || status == 504, () -> "status " + status);
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 1000);
    }

    /** Trap: Helidon's Retry ends an interrupted wait with a RuntimeException and clears the flag; ours keeps it. */
    @Test
    void keepsTheInterruptOfACallerThatWaitsForARetry() throws Exception {
        try (FakeHttpServer busy = answering(503)) {
            PeerLink link = to(busy.port());
            AtomicReference<Integer> status = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                status.set(status(link, read(LONG)));
                interrupted.set(Thread.interrupted());
            });
            caller.join(5000);
            assertEquals(true, interrupted.get(), "the flag was cleared");
            assertEquals(503, status.get());
        }
    }

    @Test
    void refusesAtOnceWhatItsBulkheadDoesNotHold() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (FakeHttpServer slow = FakeHttpServer.start(exchange -> {
            waiting.incrementAndGet();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeHttpServer.json(exchange, 200, "{}");
        }); ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            PeerLink link = to(slow.port());
            AtomicInteger served = new AtomicInteger();
            for (int i = 0; i < AT_ONCE; i++) {
                callers.submit(() -> served.addAndGet(status(link, request("POST", null, Duration.ofSeconds(60), false)) == 200 ? 1 : 0));
                if (i % 100 == 99) {
                    int sent = i + 1;
                    Eventually.until("so many wait: " + sent, () -> waiting.get() == sent);
                }
            }
            Eventually.until("all of them wait", () -> waiting.get() == AT_ONCE);
            Problem full = assertThrows(Problem.Unavailable.class, () -> link.send(read(LONG)));
            assertTrue(full.getMessage().contains("too much to do"), full.getMessage());

            over.countDown();
            Eventually.until("all of them were served", () -> served.get() == AT_ONCE);
            assertEquals(200, status(link, read(LONG)), "the bulkhead was not given back");
        }
    }
}
