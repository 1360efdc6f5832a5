package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.FakeHttpServer;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.RawResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers by itself: unknown paths, wrong methods, bodies, versions, keys, origins. */
final class RefusalTest {
    private static Services services;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        gateway = TestGateway.before(services, "CORS_ORIGINS", "https://app.example.com,http://localhost:5173");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v1", "/api/v1/app/unknown", "/internal/v1/revocations", "/internal/v1/events", "/api/v2/auth/me",
        "/uploads", "/uploads/x", "/health/unknown", "/API/V1/auth/me", "/favicon.ico"})
    void unknownPathsDoNotExist(String path) {
        ApiAnswer answer = gateway.user().get(path).expect(404, "ENDPOINT_NOT_FOUND");
        assertEquals("NotFoundError", answer.json().path("error").path("type").asText());
        assertEquals(answer.header("x-correlation-id"), answer.json().path("error").path("correlationId").asText());
        assertNotNull(answer.header("strict-transport-security"));
        assertNull(answer.header("server"));
    }

    @Test
    void malformedIdsAreUnknown() {
        gateway.user().get("/api/v1/app/entries/not-a-uuid").expect(404, "NOT_FOUND");
        gateway.user().get("/api/v1/app/playlists/user/" + Ids.next()).expect(404, "NOT_FOUND");
        gateway.user().get("/api/v1/app/playlists/user/me").expect(200);
    }

    @Test
    void aTrailingSlashIsIgnored() {
        gateway.user().get("/api/v1/app/profile/").expect(200);
    }

    @Test
    void otherMethodsAreToldWhichThereAre() {
        ApiAnswer answer = gateway.user().delete("/api/v1/app/library/entries").expect(405, "METHOD_NOT_ALLOWED");
        assertEquals("GET, OPTIONS, POST", answer.header("allow"));
        gateway.anonymous().post("/health", "{}").expect(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void largeBodiesAreRefusedHoweverTheyCome() {
        byte[] large = ("{\"content\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send(head("POST /api/v1/app/entries", "Content-Type: application/json\r\nContent-Length: " + large.length));
            RawResponse answer = raw.readResponse();
            assertEquals(413, answer.status());
            assertTrue(answer.text().contains("PAYLOAD_TOO_LARGE"));
            assertTrue(raw.isClosedWithin(java.time.Duration.ofSeconds(5)));
        }
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            raw.send(head("POST /api/v1/app/entries", "Content-Type: application/json\r\nTransfer-Encoding: chunked"));
            raw.send(Integer.toHexString(large.length) + "\r\n").send(large).send("\r\n0\r\n\r\n");
            assertEquals(413, raw.readResponse().status());
        }
        int before = services.requests().size();
        gateway.user().post("/api/v1/app/entries", "{\"content\":\"" + "x".repeat((1 << 20) - 14) + "\"}").expect(200);
        assertEquals(before + 1, services.requests().size());
    }

    @Test
    void otherContentTypesAreRefused() {
        byte[] body = "a=b".getBytes(StandardCharsets.UTF_8);
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/jsonp"}) {
            ApiAnswer answer = gateway.user().raw("POST", "/api/v1/app/entries", Map.of("Content-Type", type), body);
            answer.expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        gateway.user().raw("POST", "/api/v1/app/entries", Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), body).expect(400, "VALIDATION_ERROR");
        gateway.user().raw("POST", "/api/v1/app/entries", Map.of("Content-Type", "Application/JSON; charset=\"UTF-8\""), "{}".getBytes(StandardCharsets.UTF_8)).expect(200);
        gateway.user().raw("POST", "/api/v1/auth/guest", Map.of(), new byte[0]).expect(200);
    }

    @Test
    void otherContractVersionsAreRefused() {
        for (String version : new String[] {"2.0.0", "1", "1.0", "one", "01.0.0", "1.0.0.0", "999999999999.0.0"}) {
            ApiAnswer answer = gateway.user().withHeader("X-Contract-Version", version).get("/api/v1/app/profile").expect(400, "INCOMPATIBLE_CONTRACT_VERSION");
            assertEquals("1.0.0", answer.json().path("error").path("details").path("serverVersion").asText());
            assertEquals("1.0.0", answer.header("x-server-contract-version"));
        }
        for (String version : new String[] {"1.0.0", "1.7.3", "1.2.0-beta.1"}) {
            gateway.user().withHeader("X-Contract-Version", version).get("/api/v1/app/profile").expect(200);
        }
        gateway.anonymous().withHeader("X-Contract-Version", "2.0.0").get("/health").expect(200);
    }

    @Test
    void idempotencyKeysHaveAForm() {
        gateway.user().withHeader("X-Idempotency-Key", "k".repeat(129)).post("/api/v1/app/entries", "{}").expect(400, "VALIDATION_ERROR");
        gateway.user().withHeader("X-Idempotency-Key", "a b").post("/api/v1/app/entries", "{}").expect(400, "VALIDATION_ERROR");
        gateway.user().withHeader("X-Idempotency-Key", "a").withHeader("Idempotency-Key", "b").post("/api/v1/app/entries", "{}").expect(400, "VALIDATION_ERROR");
        gateway.user().withHeader("X-Idempotency-Key", "same").withHeader("Idempotency-Key", "same").post("/api/v1/app/entries", "{}").expect(200);
        gateway.user().withHeader("X-Idempotency-Key", "k".repeat(129)).post("/api/v1/auth/guest", "{}").expect(200);
        assertNull(services.last().header("x-idempotency-key"));
    }

    @Test
    void failuresOfSignInSayWhatToDo() {
        ApiClient client = gateway.anonymous();
        String login = "/api/v1/auth/login";
        assertAuthError("VALIDATION_ERROR", null, client.get("/api/v1/auth/nowhere").expect(404, "ENDPOINT_NOT_FOUND"));
        assertAuthError("VALIDATION_ERROR", null, client.get(login).expect(405, "METHOD_NOT_ALLOWED"));
        assertAuthError("VALIDATION_ERROR", null, client.post(login, "{\"identifier\":\"" + "x".repeat(1 << 20) + "\"}").expect(413, "PAYLOAD_TOO_LARGE"));
        assertAuthError("VALIDATION_ERROR", null, client.raw("POST", login, Map.of("Content-Type", "text/plain"), new byte[] {1}).expect(415, "UNSUPPORTED_MEDIA_TYPE"));
        assertAuthError("VALIDATION_ERROR", null, client.withHeader("X-Contract-Version", "9.0.0").post(login, "{}").expect(400));
        assertAuthError(null, "login", client.get("/api/v1/auth/me").expect(401, "UNAUTHORIZED"));
        try (TestGateway alone = TestGateway.before(services, "USER_SERVICE_URL", "http://127.0.0.1:" + Ports.free(), "AIPONGE_RATE_LIMITS", "auth=4/3600")) {
            assertAuthError("SERVER_ERROR", "retry", alone.anonymous().post(login, "{}").expect(503, "SERVICE_UNAVAILABLE"));
            assertAuthError(null, "retry", alone.anonymous().post(login, "{}").expect(429, "RATE_LIMIT_EXCEEDED"));
        }
        assertFalse(client.get("/api/v1/app/profile").json().has("errorCode"), "only sign-in has it");
    }

    private static void assertAuthError(String code, String action, ApiAnswer answer) {
        assertEquals(code, answer.json().path("errorCode").textValue(), answer.text());
        assertEquals(action, answer.json().path("suggestedAction").textValue(), answer.text());
    }

    @Test
    void knownOriginsMayReadAnswers() {
        ApiAnswer answer = gateway.user().withHeader("Origin", "https://app.example.com").get("/api/v1/app/profile").expect(200);
        assertEquals("https://app.example.com", answer.header("access-control-allow-origin"));
        assertTrue(answer.header("access-control-expose-headers").contains("RateLimit-Remaining"));
        assertTrue(answer.header("vary").contains("Origin"));
        assertNull(answer.header("access-control-allow-credentials"));
        ApiAnswer refused = gateway.anonymous().withHeader("Origin", "https://app.example.com").get("/api/v1/app/profile").expect(401);
        assertEquals("https://app.example.com", refused.header("access-control-allow-origin"));
        for (String origin : new String[] {"https://evil.example.com", "https://app.example.com.evil.com", "null", "http://app.example.com"}) {
            assertNull(gateway.user().withHeader("Origin", origin).get("/api/v1/app/profile").header("access-control-allow-origin"), origin);
        }
    }

    @Test
    void preflightsAreAnswered() {
        ApiAnswer answer = gateway.anonymous().raw("OPTIONS", "/api/v1/app/entries",
                Map.of("Origin", "http://localhost:5173", "Access-Control-Request-Method", "POST"), new byte[0]).expect(200);
        assertEquals("600", answer.header("access-control-max-age"));
        assertTrue(answer.header("access-control-allow-headers").contains("X-Idempotency-Key"));
        assertNotNull(answer.header("x-content-type-options"));
        ApiAnswer foreign = gateway.anonymous().raw("OPTIONS", "/api/v1/app/entries",
                Map.of("Origin", "http://evil", "Access-Control-Request-Method", "POST"), new byte[0]).expect(200);
        assertNull(foreign.header("access-control-allow-origin"));
        gateway.anonymous().raw("OPTIONS", "/api/v1/app/entries", Map.of(), new byte[0]).expect(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void largeAnswersAreCompressedForThoseWhoAccept() throws Exception {
        String large = "{\"success\":true,\"data\":\"" + "word ".repeat(1000) + "\"}";
        services.onJson("GET", "/api/v1/app/library/private", 200, large);
        try (RawHttp raw = RawHttp.to(gateway.port())) {
            RawResponse answer = raw.send(head("GET /api/v1/app/library/private", "Accept-Encoding: br, gzip")).readResponse();
            assertEquals("gzip", answer.header("content-encoding"));
            assertEquals(large, new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8));
        }
        assertNull(gateway.user().withHeader("Accept-Encoding", "gzip;q=0").get("/api/v1/app/library/private").header("content-encoding"));
        assertNull(gateway.user().get("/api/v1/app/library/private").header("content-encoding"));
        assertNull(gateway.user().withHeader("Accept-Encoding", "gzip").get("/api/v1/app/profile").header("content-encoding"));
    }

    @Test
    void maintenanceClosesEverythingButOperations() {
        try (TestGateway closed = TestGateway.before(services, "MAINTENANCE_MODE", "true")) {
            ApiAnswer answer = closed.user().get("/api/v1/app/profile").expect(503, "MAINTENANCE");
            assertEquals("300", answer.header("retry-after"));
            assertTrue(answer.json().path("error").path("details").path("maintenance").asBoolean());
            assertEquals("1.0.0", answer.header("X-Server-Contract-Version"));
            closed.anonymous().get("/uploads/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/x.mp3").expect(503, "MAINTENANCE");
            assertEquals("maintenance", closed.anonymous().get("/health").expect(200).json().path("status").asText());
            closed.anonymous().get("/ready").expect(503);
        }
    }

    @Test
    void proxiesAreBelievedOnlyWhenTheyAreConfigured() {
        gateway.user().withHeader("X-Forwarded-For", "9.9.9.9").get("/api/v1/app/profile");
        assertEquals("127.0.0.1", services.last().header("x-service-client-address"));
        try (TestGateway behind = TestGateway.before(services, "TRUSTED_PROXIES", "127.0.0.0/8,10.0.0.0/8")) {
            behind.user().withHeader("X-Forwarded-For", "1.1.1.1, 9.9.9.9, 10.1.2.3").get("/api/v1/app/profile");
            assertEquals("9.9.9.9", services.last().header("x-service-client-address"));
        }
    }

    @Test
    void cachedCataloguesOutliveTheirService() {
        String path = "/api/v1/app/catalog/moods";
        services.on("GET", path, exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=0");
            exchange.getResponseHeaders().add("ETag", "\"m1\"");
            FakeHttpServer.json(exchange, 200, "{\"success\":true,\"data\":{\"items\":[]}}");
        });
        gateway.anonymous().get(path).expect(200);
        services.on("GET", path, exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=3600");
            exchange.getResponseHeaders().add("ETag", "\"m2\"");
            FakeHttpServer.json(exchange, 200, "{\"success\":true,\"data\":{\"items\":[1]}}");
        });
        String kept = gateway.anonymous().get(path).expect(200).text();
        services.onJson("GET", path, 503, "{\"success\":false,\"error\":{\"code\":\"SERVICE_UNAVAILABLE\"}}");
        int before = services.requests().size();
        assertEquals(kept, gateway.user().get(path).expect(200).text());
        gateway.anonymous().withHeader("If-None-Match", "\"m2\"").get(path).expect(304);
        assertEquals(before, services.requests().size(), "a fresh answer was asked for again");
        gateway.anonymous().withHeader("Accept-Language", "fr").get(path).expect(503);
    }

    @Test
    void whatIsPersonalIsNeverCached() {
        String path = "/api/v1/app/library/public-albums";
        services.on("GET", path, exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=60");
            FakeHttpServer.json(exchange, 200, "{\"data\":\"" + exchange.getRequestHeaders().getFirst("x-user-id") + "\"}");
        });
        assertTrue(gateway.anonymous().get(path).text().contains("system"));
        assertTrue(!gateway.user().get(path).text().contains("system"));
        assertEquals("private, no-store", gateway.user().get(path).header("cache-control"));
        assertTrue(gateway.anonymous().get(path).text().contains("system"));
    }

    private static String head(String line, String fields) {
        return line + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + gateway.token(Ids.next(), "user", false, Ids.next()) + "\r\n" + fields + "\r\n\r\n";
    }
}
