package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What reaches the services, and what comes back. */
final class ForwardingTest {
    private static Services services;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        gateway = TestGateway.before(services);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @Test
    void signsTheVerifiedIdentityForTheOwnerOfThePath() {
        UUID user = Ids.next();
        gateway.as(user, "librarian", false).get("/api/v1/app/profile").expect(200);
        FakeRequest seen = services.last();
        assertEquals(user.toString(), seen.header("x-user-id"));
        assertEquals("librarian", seen.header("x-user-role"));
        assertEquals("false", seen.header("x-user-guest"));
        assertEquals("127.0.0.1", seen.header("x-service-client-address"));
        assertTrue(services.refused().isEmpty(), () -> services.refused().toString());
    }

    @Test
    void removesForgedIdentity() {
        String target = "GET /api/v1/app/config/defaults HTTP/1.1\r\nHost: a\r\n";
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send(target + "X-User-Id: 0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4\r\nx-user-role: admin\r\nX-Gateway-Any: 1\r\nX-Service-Client-Address: 9.9.9.9\r\n"
                    + "x-internal-key: 1\r\nx-deadline: 1\r\nx-stream: sha256-in-answer\r\nsignature: aip=:AA==:\r\nsignature-input: aip=()\r\n"
                    + "Forwarded: for=9.9.9.9\r\nX-Forwarded-For: 9.9.9.9\r\nCookie: a=b\r\nAuthorization: Bearer nothing\r\n\r\n");
            assertEquals(200, raw.readResponse().status());
        }
        FakeRequest seen = services.last();
        assertEquals("system", seen.header("x-user-id"));
        assertEquals("anonymous", seen.header("x-user-role"));
        assertEquals("127.0.0.1", seen.header("x-service-client-address"));
        for (String name : new String[] {"x-gateway-any", "x-internal-key", "x-stream", "forwarded", "x-forwarded-for", "cookie", "authorization"}) {
            assertNull(seen.header(name), name);
        }
        assertTrue(seen.header("signature-input").contains("keyid=\"gateway\""));
        assertTrue(Long.parseLong(seen.header("x-deadline")) > System.currentTimeMillis());
    }

    @Test
    void passesQueriesUnchanged() {
        String target = "/api/v1/app/library/entries?search=a%20b%2Fc&empty=&x=1&x=2&url=http://h//p;q=1&a+b";
        gateway.user().get(target).expect(200);
        assertEquals(target, services.last().target());
    }

    @Test
    void passesAuthorizationToSignInOnly() {
        gateway.user().get("/api/v1/auth/me").expect(200);
        assertTrue(services.last().header("authorization").startsWith("Bearer "));
        gateway.user().get("/api/v1/app/profile").expect(200);
        assertNull(services.last().header("authorization"));
    }

    @Test
    void passesBodiesWithTheirDigestAndKey() {
        String body = "{\"content\":\"Grüße 🌊\"}";
        gateway.user().withHeader("Idempotency-Key", "k-1").post("/api/v1/app/entries", body).expect(200);
        assertEquals(body, services.last().text());
        assertEquals("k-1", services.last().header("x-idempotency-key"));
        assertTrue(services.refused().isEmpty());
    }

    @Test
    void answersOfServicesPassUnchanged() {
        String failure = "{\"success\":false,\"error\":{\"type\":\"PaymentRequiredError\",\"code\":\"INSUFFICIENT_CREDITS\",\"details\":{\"x\":1}}}";
        services.on("POST", "/api/v1/app/music/generate", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=60");
            exchange.getResponseHeaders().add("X-Idempotent-Replayed", "true");
            FakeHttpServer.json(exchange, 402, failure);
        });
        ApiAnswer answer = gateway.user().post("/api/v1/app/music/generate", "{}").expect(402);
        assertEquals(failure, answer.text());
        assertEquals("\"v1\"", answer.header("etag"));
        assertEquals("public, max-age=60", answer.header("cache-control"));
        assertEquals("true", answer.header("x-idempotent-replayed"));
    }

    @Test
    void signedInAnswersAreNotKept() {
        ApiAnswer answer = gateway.user().get("/api/v1/app/profile").expect(200);
        assertEquals("private, no-store", answer.header("cache-control"));
        assertEquals("default-src 'none'; frame-ancestors 'none'", answer.header("content-security-policy"));
        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals("1.0.0", answer.header("x-server-contract-version"));
    }

    @Test
    void keepsACorrelationIdAndMakesARequestId() {
        ApiAnswer kept = gateway.user().withHeader("X-Correlation-ID", "mine_1-a").get("/api/v1/app/profile");
        assertEquals("mine_1-a", kept.header("x-correlation-id"));
        assertEquals("mine_1-a", services.last().header("x-correlation-id"));
        assertEquals(services.last().header("x-request-id"), kept.header("x-request-id"));
        ApiAnswer replaced = gateway.user().withHeader("X-Correlation-ID", "not allowed!").get("/api/v1/app/profile");
        assertEquals(10, replaced.header("x-correlation-id").length());
    }

    @Test
    void streamsMediaWithRanges() {
        byte[] half = "01234".getBytes(StandardCharsets.US_ASCII);
        String path = "/uploads/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/song.mp3";
        services.on("GET", path, exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-4/10");
            exchange.getResponseHeaders().add("Content-Security-Policy", "sandbox; default-src 'none'");
            FakeHttpServer.answer(exchange, 206, "audio/mpeg", half);
        });
        ApiAnswer answer = gateway.anonymous().withHeader("Range", "bytes=0-4").get(path + "?exp=1&sig=a-_").expect(206);
        assertEquals("01234", answer.text());
        assertEquals("5", answer.header("content-length"));
        assertEquals("bytes 0-4/10", answer.header("content-range"));
        assertEquals("sandbox; default-src 'none'", answer.header("content-security-policy"));
        assertEquals("bytes=0-4", services.last().header("range"));
        assertEquals(path + "?exp=1&sig=a-_", services.last().target());
    }

    @Test
    void answersHeadersOfMediaWithoutABody() {
        String path = "/uploads/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/head.mp3";
        services.on("HEAD", path, exchange -> {
            exchange.getResponseHeaders().add("Content-Length", "1234");
            exchange.getResponseHeaders().add("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            for (int i = 0; i < 2; i++) {
                raw.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                var head = raw.readHeadResponse();
                assertEquals(200, head.status());
                assertEquals("1234", head.header("content-length"));
            }
        }
    }
}
