package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.TcpProxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services that are down, slow, or end in the middle; and media that is too large to be held. */
final class TroubleTest {
    private static final String MEDIA = "/uploads/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/";
    private static Services services;
    private static TcpProxy network;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        int port = URI.create(services.settings().get("USER_SERVICE_URL")).getPort();
        network = TcpProxy.to("127.0.0.1", port);
        gateway = TestGateway.before(services, "MUSIC_SERVICE_URL", "http://127.0.0.1:" + network.port(), "SYSTEM_SERVICE_URL", "http://127.0.0.1:" + Ports.free());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        network.close();
        services.close();
    }

    @Test
    void aServiceThatIsDownIsUnavailable() {
        ApiAnswer answer = gateway.anonymous().get("/api/v1/app/catalog/genres").expect(503, "SERVICE_UNAVAILABLE");
        assertNotNull(answer.header("retry-after"));
        assertEquals("ServiceUnavailableError", answer.json().path("error").path("type").asText());
        assertNotNull(answer.header("ratelimit-limit"));
        assertFalse(answer.text().contains("127.0.0.1"));
        gateway.user().get("/api/v1/app/profile").expect(200);
    }

    /** Clocks or secrets that differ between services must not sign people out. */
    @Test
    void aSignatureThatIsNotBelievedIsTroubleOfOursNotOfThePerson() {
        String refusal = "{\"success\":false,\"error\":{\"type\":\"AuthenticationError\",\"code\":\"UNAUTHORIZED\",\"message\":\"x\"}}";
        services.on("GET", "/api/v1/app/profile", exchange -> {
            exchange.getResponseHeaders().set("x-signature-refused", "true");
            exchange.sendResponseHeaders(401, refusal.length());
            exchange.getResponseBody().write(refusal.getBytes(StandardCharsets.UTF_8));
        });
        assertNotNull(gateway.user().get("/api/v1/app/profile").expect(503, "SERVICE_UNAVAILABLE").header("retry-after"));
        services.onJson("GET", "/api/v1/app/profile", 401, refusal);
        gateway.user().get("/api/v1/app/profile").expect(401, "UNAUTHORIZED");
        services.onJson("GET", "/api/v1/app/profile", 200, Services.OK);
    }

    @Test
    void aCutConnectionIsRepeatedForReadsOnly() {
        gateway.user().get("/api/v1/app/library/explore").expect(200);
        network.reset();
        gateway.user().get("/api/v1/app/library/explore").expect(200);
    }

    @Test
    void anAnswerCutShortIsNotTakenForAWholeOne() {
        services.on("GET", "/api/v1/app/profile", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"success\":true".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IllegalStateException("the service dies here");
        });
        gateway.user().get("/api/v1/app/profile").expect(503, "SERVICE_UNAVAILABLE");
        services.onJson("GET", "/api/v1/app/profile", 200, Services.OK);
    }

    @Test
    void halfAFileIsNotTakenForAWholeOne() {
        services.on("GET", MEDIA + "cut.mp3", exchange -> {
            exchange.sendResponseHeaders(200, 200_000);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IllegalStateException("the service dies here");
        });
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send("GET " + MEDIA + "cut.mp3 HTTP/1.1\r\nHost: a\r\n\r\n");
            String answer = new String(raw.readUntilClosed(Duration.ofSeconds(5)), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer.substring(0, Math.min(answer.length(), 200)));
            assertTrue(answer.contains("Content-Length: 200000\r\n"), "the client cannot know how much is missing");
            assertTrue(answer.length() < 200_000, "the end of the file was made up");
        }
    }

    @Test
    void mediaIsPassedOnWhileItComes() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        services.on("GET", MEDIA + "slow.mp3", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            try {
                goOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            exchange.getResponseBody().write("later".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        java.net.HttpURLConnection connection = (java.net.HttpURLConnection) URI.create("http://127.0.0.1:" + gateway.port() + MEDIA + "slow.mp3").toURL().openConnection();
        connection.setReadTimeout(5000);
        byte[] first = connection.getInputStream().readNBytes(5);
        assertEquals("first", new String(first, StandardCharsets.US_ASCII));
        goOn.countDown();
        assertEquals("later", new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void aLargeFileIsNeverHeld() throws Exception {
        long size = 3L << 29;
        services.on("GET", MEDIA + "large.wav", exchange -> {
            exchange.sendResponseHeaders(200, size);
            byte[] block = new byte[1 << 20];
            for (long sent = 0; sent < size; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
            exchange.close();
        });
        // The test's heap is 1 GB: the file would not fit.
        java.net.HttpURLConnection connection = (java.net.HttpURLConnection) URI.create("http://127.0.0.1:" + gateway.port() + MEDIA + "large.wav").toURL().openConnection();
        assertEquals(size, connection.getContentLengthLong());
        byte[] block = new byte[1 << 20];
        long read = 0;
        for (int n = connection.getInputStream().read(block); n >= 0; n = connection.getInputStream().read(block)) {
            read += n;
        }
        assertEquals(size, read);
    }

    @Test
    void revocationsAreFollowedAgainAfterUserServiceWasAway() {
        TcpProxy users = TcpProxy.to("127.0.0.1", URI.create(services.settings().get("USER_SERVICE_URL")).getPort());
        try (users; TestGateway other = TestGateway.before(services, "USER_SERVICE_URL", "http://127.0.0.1:" + users.port())) {
            java.util.UUID session = Ids.next();
            var client = other.anonymous().withToken(other.token(Ids.next(), "user", false, session));
            Eventually.until("served", () -> client.get("/api/v1/app/profile").status() == 200);
            users.cut();
            client.get("/api/v1/app/profile").expect(503, "SERVICE_UNAVAILABLE");
            services.revoked("{\"cursor\":\"9\",\"sessions\":[\"" + session + "\"],\"tokens\":[],\"accounts\":[]}");
            users.heal();
            Eventually.until("the revoked session is refused", () -> client.get("/api/v1/app/profile").status() == 401);
        }
    }

    @Test
    void stopsWhileARequestIsServed() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        services.on("GET", "/api/v1/app/onboarding/status", exchange -> {
            arrived.countDown();
            try {
                goOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            FakeHttpServer.json(exchange, 200, Services.OK);
        });
        TestGateway stopping = TestGateway.before(services);
        int[] status = new int[1];
        Thread request = Thread.startVirtualThread(() -> status[0] = stopping.user().get("/api/v1/app/onboarding/status").status());
        assertTrue(arrived.await(10, TimeUnit.SECONDS));
        Thread stop = Thread.startVirtualThread(stopping::close);
        goOn.countDown();
        assertTrue(request.join(Duration.ofSeconds(10)));
        assertTrue(stop.join(Duration.ofSeconds(20)));
        assertEquals(200, status[0]);
    }
}
