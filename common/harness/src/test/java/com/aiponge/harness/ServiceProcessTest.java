package com.aiponge.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a request through any service, on a service that only echoes. */
class ServiceProcessTest {
    private static final UUID USER = Ids.next();
    private static final String REDIS = TestRedis.freshUrl();
    private static PeerStub peer;
    private static TestService service;

    @BeforeAll
    static void start() {
        peer = PeerStub.start();
        service = TestService.start(ServiceName.SYSTEM, ServiceProcessTest::compose, Map.of("MUSIC_SERVICE_URL", peer.url()));
    }

    @AfterAll
    static void stop() {
        service.close();
        peer.close();
    }

    private static void compose(ServiceParts parts) {
        parts.route(router -> router
                .get("/api/v1/echo/{id}", call -> Answer.ok(Map.of("id", call.id("id"), "user", call.caller().requireUser(), "q", call.query().text("q", 10))).tagged(call, call.id("id")))
                .post("/api/v1/echo", ServiceProcessTest::echo)
                .get("/api/v1/redis", call -> Answer.ok(parts.redis().isUp()))
                .get("/api/v1/rows", call -> Answer.ok(parts.database().sql("SELECT 1 AS n").list(row -> row.integer("n"))))
                .get("/api/v1/peer", call -> Answer.ok(parts.peers().get(ServiceName.MUSIC, "/internal/v1/thing").as(call.caller()).query("a", "x/y;z //ü").within(Duration.ofSeconds(2)).data()))
                .internal("GET", "/internal/v1/secret", Set.of(ServiceName.MUSIC), call -> Answer.ok("for music")));
    }

    private static Answer echo(Call call) {
        Input input = call.input();
        String text = input.requiredText("text", 10);
        input.check();
        return Answer.created(Map.of("text", text));
    }

    @Test
    void answersOperationsUnsigned() {
        ApiClient client = ApiClient.at(service.port());
        for (String path : new String[] {"/health", "/ready", "/live", "/startup", "/version"}) {
            ApiAnswer answer = client.get(path).expect(200);
            assertEquals("system-service", answer.json().path(path.equals("/version") ? "x" : "service").asText("system-service"), path);
        }
        client.get("/health");
        service.as(USER).get("/api/v1/rows").expect(200);
        assertTrue(client.get("/metrics").expect(200).text().contains("route=\"/api/v1/rows\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rows", "/no/such/path", "/internal/v1/secret", "/health/services", "/health/ready", "/"})
    void refusesUnsignedRequestsBeforeItLooksAtThePath(String path) {
        ApiClient.at(service.port()).withHeader("x-user-id", USER.toString()).withHeader("x-user-role", "admin").get(path).expect(401, "UNAUTHORIZED");
    }

    @Test
    void refusesABodyThatIsNotTheSignedOne() {
        service.as(USER).with("content-digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:").with("content-type", "application/json")
                .get("/api/v1/rows").expect(200);
        byte[] body = "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        service.as(USER).stream("POST", "/api/v1/echo", body).expect(401);
    }

    @Test
    void hidesInternalRoutesFromEverybodyElse() {
        service.asService(ServiceName.MUSIC, null).get("/internal/v1/secret").expect(200);
        service.asService(ServiceName.USER, null).get("/internal/v1/secret").expect(404, "ENDPOINT_NOT_FOUND");
        service.as(USER, "admin", false).get("/internal/v1/secret").expect(404, "ENDPOINT_NOT_FOUND");
        service.asService(ServiceName.MUSIC, USER).get("/api/v1/rows").expect(404, "ENDPOINT_NOT_FOUND");
    }

    @Test
    void tellsAMalformedIdFromAnUnknownPathAndAWrongMethod() {
        service.as(USER).get("/api/v1/echo/42?q=x").expect(404, "NOT_FOUND");
        service.as(USER).get("/api/v1/nothing").expect(404, "ENDPOINT_NOT_FOUND");
        ApiAnswer wrong = service.as(USER).delete("/api/v1/rows").expect(405, "METHOD_NOT_ALLOWED");
        assertNotNull(wrong.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "\"x\"", "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\"} x", "nul", "{\"text\":NaN}"})
    void refusesWhatIsNoJsonObject(String body) {
        service.as(USER).post("/api/v1/echo", body).expect(400, "MALFORMED_JSON");
    }

    @Test
    void refusesBadUtf8DeepNestingAndOtherTypes() {
        service.as(USER).send("POST", "/api/v1/echo", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}).expect(400, "MALFORMED_JSON");
        service.as(USER).post("/api/v1/echo", "{\"a\":".repeat(40) + "1" + "}".repeat(40)).expect(400, "MALFORMED_JSON");
        service.as(USER).with("content-type", "text/plain").post("/api/v1/echo", "{}").expect(415, "UNSUPPORTED_MEDIA_TYPE");
        service.as(USER).post("/api/v1/echo", "{\"text\":\"" + "x".repeat(1 << 20) + "\"}").expect(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void answersInTheEnvelopeWithACorrelationId() {
        ApiAnswer bad = service.as(USER).post("/api/v1/echo", Map.of("text", "")).expect(400, "VALIDATION_ERROR");

        assertEquals("test", bad.json().path("error").path("correlationId").asText());
        assertEquals("BLANK", bad.json().path("error").path("details").path("errors").get(0).path("code").asText());
        assertFalse(bad.json().path("success").asBoolean(true));
        assertEquals("a", service.as(USER).post("/api/v1/echo", Map.of("text", "a")).expect(201).data().path("text").asText());
    }

    @Test
    void answersNotModifiedForATagItHas() {
        String path = "/api/v1/echo/" + USER + "?q=x";
        String tag = service.as(USER).get(path).expect(200).header("ETag");

        ApiAnswer again = service.as(USER).with("if-none-match", tag).get(path).expect(304);

        assertEquals(0, again.bytes().length);
        service.as(USER).with("if-none-match", "\"other\"").get(path).expect(200);
    }

    @Test
    void callsPeersWithTheCallersIdentityAndAnUntouchedQuery() {
        peer.on("GET", "/internal/v1/thing", request -> Map.of("path", request.path()));

        ApiAnswer answer = service.as(USER, "user", true).get("/api/v1/peer").expect(200);

        assertEquals("/internal/v1/thing?a=x%2Fy%3Bz%20%2F%2F%C3%BC", answer.data().path("path").asText());
        var sent = peer.requests("GET", "/internal/v1/thing").getLast();
        assertEquals(USER.toString(), sent.header("x-user-id"));
        assertEquals("true", sent.header("x-user-guest"));
        assertTrue(sent.header("signature-input").contains("keyid=\"system-service\""));
    }

    @Test
    void passesAPeersFailureOnUnchanged() {
        peer.on("GET", "/internal/v1/thing", request -> {
            throw new Problem.Conflict("LIMIT_REACHED", "Enough", Map.of("limit", 3), null);
        });

        ApiAnswer answer = service.as(USER).get("/api/v1/peer").expect(409, "LIMIT_REACHED");

        assertEquals(3, answer.json().path("error").path("details").path("limit").asInt());
    }

    @Test
    void refusesAReplayAtAnotherInstanceToo() {
        try (TestService one = TestService.start(ServiceName.SYSTEM, ServiceProcessTest::compose, Map.of("REDIS_URL", REDIS));
                TestService other = TestService.start(ServiceName.SYSTEM, ServiceProcessTest::compose, Map.of("REDIS_URL", REDIS))) {
            other.clock().set(one.clock().instant());
            Eventually.until("both instances have reached Redis", () -> one.as(USER).get("/api/v1/redis").data().asBoolean()
                    && other.as(USER).get("/api/v1/redis").data().asBoolean());
            Map<String, String> signed = one.as(USER).signed("POST", "/api/v1/echo", "{\"text\":\"a\"}");

            ApiClient.at(one.port()).raw("POST", "/api/v1/echo", signed, "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8)).expect(201);
            ApiClient.at(one.port()).raw("POST", "/api/v1/echo", signed, "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8)).expect(401);
            ApiClient.at(other.port()).raw("POST", "/api/v1/echo", signed, "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8)).expect(401);
        }
    }

    @Test
    void countsTheStatementsOfARequest() {
        assertEquals("1", service.as(USER).get("/api/v1/rows").header("x-statements"));
    }
}
