package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.RawHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end two parsers could see differently, targets that two readers could resolve differently. */
final class SmugglingTest {
    private static final String HIDDEN = "GET /api/v1/app/config/content-limits HTTP/1.1\r\nHost: a\r\n\r\n";
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

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 0\r\nContent-Length: 66",
        "Content-Length: 0, 66",
        "Content-Length: +0",
        "Content-Length: -1",
        "Content-Length: 0x0",
        "Transfer-Encoding: Chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked"})
    void ambiguousFramingEndsTheConnection(String framing) {
        assertNothingHidden("POST /api/v1/auth/guest HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n0\r\n\r\n" + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /api/v1/app/../../internal/v1/events", "GET /api/v1/app/%2e%2e/auth/me", "GET //api/v1/auth/me", "GET /api/v1//auth/me",
        "GET /api/v1/auth/me;x=y", "GET /api/v1/auth%2fme", "GET /api/v1/auth/me%00", "GET /api/v1/auth\\me", "GET /api/v1/auth/%6de%0d%0aX: y",
        "GET /api/v1/app/config/defaults#x", "GET /api/v1/app/config/defaults?a=%zz"})
    void ambiguousTargetsAreRefused(String target) {
        assertNothingHidden(target + " HTTP/1.1\r\nHost: a\r\n\r\n" + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /health HTTP/1.1\r\n\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", "GET /health HTTP/1.0\r\nHost: a\r\n\r\n", "GET /health\r\n\r\n", "\u0016\u0003\u0001\u0002\r\n\r\n"})
    void malformedHeadsAreRefused(String request) {
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send(request);
            String answer = new String(raw.readUntilClosed(Duration.ofSeconds(3)), StandardCharsets.ISO_8859_1);
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
        }
    }

    @Test
    void headsAboveTheirLimitAreRefused() {
        for (String request : List.of("GET /health?" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(17_000) + "\r\n\r\n")) {
            try (RawHttp raw = RawHttp.to(gateway.port())) {
                raw.send(request);
                String answer = new String(raw.readUntilClosed(Duration.ofSeconds(3)), StandardCharsets.ISO_8859_1);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /version HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(raw.readResponse().text().contains("\"healthy\""));
            assertTrue(raw.readResponse().text().contains("aiponge-gateway"));
        }
    }

    private static void assertNothingHidden(String bytes) {
        int before = services.requests().size();
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send(bytes);
            String answer = new String(raw.readUntilClosed(Duration.ofSeconds(3)), StandardCharsets.ISO_8859_1);
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
            assertEquals(answer.isEmpty() ? -1 : 0, answer.lastIndexOf("HTTP/1.1 4"), answer);
            assertEquals(-1, answer.indexOf("HTTP/1.1 2"), answer);
        }
        assertEquals(before, services.requests().size(), "something reached a service");
    }
}
