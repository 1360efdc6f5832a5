package com.aiponge.runtime.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.testkit.LogCapture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one request leaves in the log and in the metrics. */
class RequestLogTest {
    private static final RequestScope SCOPE = new RequestScope("request-1", "correlation-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Instant.EPOCH);

    private static Map<String, Object> line(String service, java.util.function.Consumer<RequestLog.Line> fill) {
        try (LogCapture capture = LogCapture.start()) {
            RequestLog.Line line = new RequestLog(new Meters(service), service).begin("GET", SCOPE);
            fill.accept(line);
            line.end(1_234_567);
            ILoggingEvent event = capture.events().getLast();
            Map<String, Object> pairs = new HashMap<>(Map.of("level", event.getLevel()));
            event.getKeyValuePairs().forEach(pair -> pairs.put(pair.key, pair.value));
            return pairs;
        }
    }

    private static String metrics(String service) {
        return new String(MetricsText.of(service), StandardCharsets.UTF_8);
    }

    @Test
    void hasOneLineWithTheTemplateAndThePersonAsAMarkOnly() {
        UUID user = Ids.next();

        Map<String, Object> line = line("log-test", one -> one.template("/api/v1/app/entries/{id}").status(200).caller(ServiceName.GATEWAY, user).statements(2));

        assertEquals("/api/v1/app/entries/{id}", line.get("route"));
        assertEquals(200, line.get("status"));
        assertEquals(1.23, line.get("ms"));
        assertEquals(2, line.get("statements"));
        assertEquals("gateway", line.get("from"));
        assertEquals("request-1", line.get("requestId"));
        assertEquals("correlation-1", line.get("correlationId"));
        assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", line.get("traceId"));
        assertEquals(RequestLog.mark(user), line.get("user"));
        assertFalse(line.toString().contains(user.toString()), "the person is named");
    }

    @Test
    void marksAPersonAlwaysTheSameAndNobodyElseSo() {
        UUID user = Ids.next();
        assertEquals(RequestLog.mark(user), RequestLog.mark(UUID.fromString(user.toString())));
        assertNotEquals(RequestLog.mark(user), RequestLog.mark(Ids.next()));
        assertNull(RequestLog.mark(null));
    }

    @Test
    void raisesItsVoiceForFailuresOfOursOnly() {
        assertEquals(Level.INFO, line("log-test", one -> one.status(404).code("NOT_FOUND")).get("level"));
        assertEquals(Level.WARN, line("log-test", one -> one.status(503).code("SERVICE_UNAVAILABLE")).get("level"));
        assertEquals(500, line("log-test", one -> { }).get("status"), "a request that nobody finished has failed");
    }

    /** Trap: a label made of paths grows for ever. */
    @Test
    void countsWhatHasNoRouteUnderOneName() {
        line("log-unmatched", one -> one.status(404));
        line("log-unmatched", one -> one.status(401));

        String text = metrics("log-unmatched");
        assertEquals(1, text.lines().filter(one -> one.startsWith("http_server_requests_seconds_count")).count(), text);
        assertTrue(text.contains("route=\"unmatched\"") && text.contains("outcome=\"4xx\""), text);
    }

    /** Trap: a process has one registry, whatever scope is asked for; each service's page shows its own lines. */
    @Test
    void showsEachServiceItsOwnMetricsInOneProcess() {
        line("log-one", one -> one.template("/one").status(200));
        line("log-two", one -> one.template("/two").status(200));

        assertTrue(metrics("log-one").contains("route=\"/one\""));
        assertFalse(metrics("log-one").contains("log-two") || metrics("log-one").contains("/two"));
        assertTrue(metrics("log-two").contains("route=\"/two\""));
        assertFalse(metrics("log-two").contains("log-one"));
        assertTrue(metrics("log-one").contains("# TYPE http_server_requests_seconds"));
    }

    @Test
    void givesAMeterThatIsAskedForTwiceOnce() {
        Meters meters = new Meters("log-same");
        meters.counter("same_total", "kind", "a").increment();
        meters.counter("same_total", "kind", "a").increment();
        meters.counter("same_total", "kind", "b").increment();
        meters.gauge("level", () -> 7.0);

        String text = metrics("log-same");
        assertTrue(text.lines().anyMatch(one -> one.startsWith("same_total{") && one.contains("kind=\"a\"") && one.endsWith(" 2.0")), text);
        assertTrue(text.lines().anyMatch(one -> one.startsWith("level{") && one.endsWith(" 7.0")), text);
    }
}
