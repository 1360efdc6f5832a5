package com.aiponge.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract section 1, body by body. */
final class OperationsTest {
    private static Services services;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        services = new Services();
        gateway = TestGateway.before(services, "REDIS_URL", TestRedis.freshUrl(), "AI_CONTENT_SERVICE_URL", "http://127.0.0.1:" + Ports.free(),
                "OPS_TOKEN", "operators-only");
        Eventually.until("everything was probed", () -> gateway.anonymous().get("/health/services").json().path("summary").path("healthy").asInt() == 7);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @Test
    void healthHasItsExactMembers() {
        JsonNode body = gateway.anonymous().get("/health").expect(200).json();
        assertEquals(List.of("status", "service", "version", "timestamp", "uptime", "maintenance", "memory"), names(body));
        assertEquals("healthy", body.path("status").asText());
        assertEquals("gateway", body.path("service").asText());
        assertEquals(List.of("used", "total", "percentage"), names(body.path("memory")));
    }

    @Test
    void servicesAreReportedAndOnlyUserServiceMayBeUnhealthy() {
        JsonNode body = gateway.anonymous().get("/health/services").expect(200).json();
        assertEquals(List.of("services", "summary", "timestamp"), names(body));
        assertEquals(8, body.path("services").size());
        assertEquals(List.of("name", "status", "responseTime", "lastCheck", "error"), names(body.path("services").get(0)));
        for (JsonNode service : body.path("services")) {
            boolean down = service.path("name").asText().equals("ai-content-service");
            assertEquals(down ? "degraded" : "healthy", service.path("status").asText());
            assertEquals(down, service.path("error").isTextual());
        }
        JsonNode summary = body.path("summary");
        assertEquals("[8,7,0,88]", List.of(summary.path("total"), summary.path("healthy"), summary.path("unhealthy"), summary.path("healthPercentage"))
                .toString().replace(" ", ""));
    }

    @Test
    void readinessNeedsUserServiceAlone() {
        for (String path : List.of("/ready", "/health/ready")) {
            JsonNode body = gateway.anonymous().get(path).expect(200).json();
            assertEquals(List.of("ready", "service", "timestamp", "uptime", "components"), names(body));
            assertTrue(body.path("ready").asBoolean());
            assertEquals("degraded", body.path("components").path("ai-content-service").asText());
        }
        try (TestGateway alone = TestGateway.before(services, "USER_SERVICE_URL", "http://127.0.0.1:" + Ports.free())) {
            ApiAnswer answer = alone.anonymous().get("/ready").expect(503);
            assertFalse(answer.json().path("ready").asBoolean());
            assertEquals("5", answer.header("retry-after"));
            alone.anonymous().get("/live").expect(200);
        }
    }

    @Test
    void livenessAndStartup() {
        assertEquals(List.of("alive", "service", "timestamp", "uptime"), names(gateway.anonymous().get("/live").expect(200).json()));
        assertEquals(List.of("started", "service", "timestamp", "uptime"), names(gateway.anonymous().get("/startup").expect(200).json()));
        gateway.anonymous().get("/health/live").expect(200);
        gateway.anonymous().get("/health/startup").expect(200);
    }

    @Test
    void versionTellsTheBuild() {
        JsonNode body = gateway.anonymous().get("/version").expect(200).json();
        assertEquals(List.of("name", "version", "commit", "buildTime", "runtime", "environment", "contractVersion", "timestamp"), names(body));
        assertEquals("aiponge-gateway", body.path("name").asText());
    }

    @Test
    void metricsAreForOperators() {
        gateway.user().get("/api/v1/app/profile").expect(200);
        ApiAnswer local = gateway.anonymous().get("/metrics").expect(200);
        assertTrue(local.header("content-type").startsWith("text/plain; version=0.0.4"));
        assertTrue(local.text().contains("route=\"/api/v1/app/profile\""), local.text());
        gateway.anonymous().withHeader("X-Forwarded-For", "9.9.9.9").get("/metrics").expect(401, "UNAUTHORIZED");
        gateway.anonymous().withHeader("X-Forwarded-For", "9.9.9.9").withToken("operators-only").get("/metrics").expect(200);
        gateway.anonymous().withHeader("X-Forwarded-For", "9.9.9.9").withToken("operators").get("/metrics").expect(401);
        try (TestGateway behind = TestGateway.before(services, "TRUSTED_PROXIES", "127.0.0.1", "OPS_NETWORK", "10.0.0.0/8")) {
            behind.anonymous().withHeader("X-Forwarded-For", "9.9.9.9").get("/metrics").expect(401);
        }
    }

    @Test
    void theDocsPageShowsTheContractUnderItsPolicy() {
        ApiAnswer page = gateway.anonymous().get("/docs").expect(200);
        assertTrue(page.header("content-type").startsWith("text/html"));
        assertTrue(page.header("content-security-policy").startsWith("default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self';"));
        assertFalse(page.text().contains("<script>"), "the policy forbids scripts in the page");
        for (String file : page.text().split("\"")) {
            if (file.startsWith("/docs/")) {
                assertTrue(gateway.anonymous().get(file).expect(200).bytes().length > 100, file);
            }
        }
        gateway.anonymous().get("/docs/").expect(200);
        gateway.anonymous().get("/docs/../routes.txt").expect(400);
        gateway.anonymous().get("/docs/swagger-ui.js.map").expect(404, "NOT_FOUND");
        assertEquals("gzip", gateway.anonymous().withHeader("Accept-Encoding", "gzip").get("/docs/swagger-ui-bundle.js").header("content-encoding"));
    }

    @Test
    void theContractIsServedInBothForms() {
        assertEquals("3.1.0", gateway.anonymous().get("/openapi").expect(200).json().path("openapi").asText());
        assertEquals("3.1.0", gateway.anonymous().get("/openapi.json").expect(200).json().path("openapi").asText());
        ApiAnswer yaml = gateway.anonymous().withHeader("Accept", "application/yaml").get("/openapi").expect(200);
        assertEquals("application/yaml", yaml.header("content-type"));
        assertTrue(yaml.text().startsWith("\"openapi\": \"3.1.0\"\n"));
        assertEquals(yaml.text(), gateway.anonymous().get("/openapi.yaml").expect(200).text());
        assertNotNull(yaml.header("strict-transport-security"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
