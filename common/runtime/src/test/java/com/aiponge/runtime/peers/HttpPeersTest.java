package com.aiponge.runtime.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.MessageVerifier;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.signature.SignableRequest;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between services over real sockets: what is signed, what is repeated, and what comes of a peer that fails. */
class HttpPeersTest {
    private static final ServiceKeys KEYS = new ServiceKeys("a secret of at least thirty-two bytes", List.of());
    private static final String OK = "{\"success\":true,\"data\":{\"n\":1}}";
    private FakeHttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Peers to(int port) {
        Settings settings = Settings.of(Map.of("USER_SERVICE_URL", "http://127.0.0.1:" + port));
        return new HttpPeers(settings, new MessageSigner(KEYS, "music-service", Clock.systemUTC()), Clock.systemUTC());
    }

    private Peers serving(FakeAnswer answer) {
        AtomicInteger calls = new AtomicInteger();
        server = FakeHttpServer.start(exchange -> answer.answer(exchange, calls.incrementAndGet()));
        return to(server.port());
    }

    @FunctionalInterface
    private interface FakeAnswer {
        void answer(com.sun.net.httpserver.HttpExchange exchange, int call) throws IOException;
    }

    private static SignableRequest received(FakeRequest request) {
        return new SignableRequest() {
            @Override
            public String method() {
                return request.method();
            }

            @Override
            public String path() {
                return request.target().split("[?]", 2)[0];
            }

            @Override
            public String query() {
                return request.target().contains("?") ? request.target().split("[?]", 2)[1] : null;
            }

            @Override
            public String header(String name) {
                return request.header(name);
            }
        };
    }

    @Test
    void signsWhatArrives() {
        Peers peers = serving((exchange, call) -> FakeHttpServer.json(exchange, 200, OK));
        UUID user = Ids.next();

        peers.post(ServiceName.USER, "/internal/v1/things").query("q", "a b&c=d;e//f ü%").body(Map.of("x", "ä")).as(new Caller(user, "user", true, null)).data();

        FakeRequest request = server.requests().getFirst();
        MessageVerifier verifier = new MessageVerifier(KEYS, "user-service", Clock.systemUTC(), new InMemoryNonces(Clock.systemUTC()));
        assertEquals("music-service", verifier.verify(received(request)).caller());
        assertTrue(ContentDigest.matches(request.header("content-digest"), request.body()));
        assertEquals(user.toString(), request.header("x-user-id"));
        assertEquals("true", request.header("x-user-guest"));
    }

    @Test
    void keepsTheDeadlineOfTheRequestItServes() {
        Peers peers = serving((exchange, call) -> FakeHttpServer.json(exchange, 200, OK));
        Instant deadline = Instant.now().plusSeconds(3);

        new RequestScope("r", "c-1", null, deadline).call(() -> peers.get(ServiceName.USER, "/x").data());

        FakeRequest request = server.requests().getFirst();
        assertTrue(Long.parseLong(request.header("x-deadline")) < deadline.toEpochMilli(), "no margin was kept back");
        assertEquals("c-1", request.header("x-correlation-id"));
    }

    @Test
    void repeatsReadsThatFindThePeerBusyAndWritesNot() {
        Peers reading = serving((exchange, call) -> FakeHttpServer.json(exchange, call < 3 ? 503 : 200, call < 3 ? "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\"}}" : OK));
        assertEquals(1, reading.get(ServiceName.USER, "/x").data().path("n").asInt());
        assertEquals(3, server.requests().size());
        server.close();

        Peers writing = serving((exchange, call) -> FakeHttpServer.json(exchange, 503, "{\"error\":{\"code\":\"SERVICE_UNAVAILABLE\"}}"));
        Problem busy = assertThrows(Problem.class, () -> writing.post(ServiceName.USER, "/x").body(Map.of()).send());
        assertEquals(503, busy.status());
        assertEquals(1, server.requests().size(), "a write was sent twice");
    }

    @Test
    void repeatsAWriteThatSaysItIsRepeatable() {
        Peers peers = serving((exchange, call) -> FakeHttpServer.json(exchange, call == 1 ? 503 : 200, OK));

        peers.post(ServiceName.USER, "/x").body(Map.of("operationId", Ids.next())).repeatable().send();

        assertEquals(2, server.requests().size());
        assertFalse(server.requests().get(0).header("signature").equals(server.requests().get(1).header("signature")), "a nonce was used twice");
    }

    @Test
    void passesTheFailureOfAPeerOn() {
        Peers peers = serving((exchange, call) -> FakeHttpServer.json(exchange, 402,
                "{\"error\":{\"type\":\"PaymentRequiredError\",\"code\":\"INSUFFICIENT_CREDITS\",\"message\":\"Too few\",\"details\":{\"feature\":\"songs\"}}}"));

        Problem problem = assertThrows(Problem.class, () -> peers.post(ServiceName.USER, "/x").send());

        assertEquals(402, problem.status());
        assertEquals("INSUFFICIENT_CREDITS", problem.code());
        assertEquals(Map.of("feature", "songs"), problem.details());
    }

    @Test
    void endsWithinItsTimeWhenThePeerIsSilent() {
        server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, OK));
        try (TcpProxy proxy = TcpProxy.to("127.0.0.1", server.port())) {
            proxy.stall();
            long began = System.nanoTime();

            Problem problem = assertThrows(Problem.class, () -> to(proxy.port()).get(ServiceName.USER, "/x").within(Duration.ofMillis(400)).data());

            assertTrue(problem.status() == 504 || problem.status() == 503, problem.code());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 3_000);
        }
    }

    @Test
    void opensTheBreakerForADeadPeerAndClosesItAgain() {
        int port = Ports.free();
        Peers peers = to(port);
        for (int i = 0; i < 30; i++) {
            assertEquals(503, assertThrows(Problem.class, () -> peers.post(ServiceName.USER, "/x").send()).status());
        }
        assertEquals("open", ((HttpPeers) peers).link(ServiceName.USER).breakerState());
        try (FakeHttpServer back = FakeHttpServer.start(port, exchange -> FakeHttpServer.json(exchange, 200, OK))) {
            com.aiponge.testkit.Eventually.until("the breaker lets a call through again", () -> {
                try {
                    return peers.get(ServiceName.USER, "/x").data().path("n").asInt() == 1;
                } catch (Problem stillOpen) {
                    return false;
                }
            });
            assertFalse(back.requests().isEmpty());
        }
    }

    @Test
    void comparesTheDigestOfAnUpload() {
        byte[] content = "a song".getBytes(StandardCharsets.UTF_8);
        String digest = "5f0a0d1b";
        Peers lying = serving((exchange, call) -> FakeHttpServer.json(exchange, 201, "{\"data\":{\"sha256\":\"" + digest + "\"}}"));

        assertEquals(503, assertThrows(Problem.class, () -> lying.post(ServiceName.USER, "/files").upload("audio/mpeg", new ByteArrayInputStream(content))).status());
        assertEquals("sha256-in-answer", server.requests().getFirst().header("x-stream"));
        assertEquals("a song", server.requests().getFirst().text());
    }
}
