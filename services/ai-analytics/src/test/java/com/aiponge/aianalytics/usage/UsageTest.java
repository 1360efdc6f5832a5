package com.aiponge.aianalytics.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.aianalytics.AiAnalyticsService;
import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final String DAY = "2026-05-04";
    private TestService service;
    private TestCaller music;

    @BeforeEach
    void start() {
        service = TestService.start(ServiceName.AI_ANALYTICS, AiAnalyticsService::compose, Map.of());
        music = service.asService(ServiceName.MUSIC, null);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static Map<String, Object> event(String provider, boolean success) {
        Map<String, Object> event = new HashMap<>();
        event.put("eventId", Ids.next());
        event.put("type", "text.generated");
        event.put("userId", Ids.next());
        event.put("service", "ai-config-service");
        event.put("feature", "songs");
        event.put("providerId", provider);
        event.put("inputTokens", 100);
        event.put("outputTokens", 10);
        event.put("costMicros", 250);
        event.put("latencyMs", 40);
        event.put("success", success);
        event.put("occurredAt", DAY + "T23:59:59.999Z");
        return event;
    }

    private ApiAnswer send(List<Map<String, Object>> events) {
        return music.post("/internal/v1/usage-events", Map.of("events", events));
    }

    private JsonNode summary() {
        return music.get("/internal/v1/usage-summary?from=" + DAY + "&to=" + DAY).expect(200).data();
    }

    @Test
    void countsAnEventOnceHoweverOftenItIsSent() {
        Map<String, Object> event = event("builtin", true);

        assertEquals(1, send(List.of(event)).expect(202).data().path("accepted").asInt());
        JsonNode again = send(List.of(event, event)).expect(202).data();

        assertEquals(0, again.path("accepted").asInt());
        assertEquals(2, again.path("duplicates").asInt());
        assertEquals(1, summary().get(0).path("requests").asInt());
    }

    @Test
    void addsUpByVendorAndDay() {
        send(List.of(event("builtin", true), event("builtin", false), event("openai", true), event(null, true))).expect(202);

        JsonNode days = summary();

        assertEquals(List.of("builtin", "none", "openai"), days.findValuesAsText("provider"));
        JsonNode builtin = days.get(0);
        assertEquals(2, builtin.path("requests").asInt());
        assertEquals(1, builtin.path("failures").asInt());
        assertEquals(200, builtin.path("inputTokens").asInt());
        assertEquals(500, builtin.path("costMicros").asInt());
        assertEquals(40, builtin.path("averageLatencyMs").asInt());
    }

    @Test
    void countsOverlappingBatchesSentAtTheSameTimeOnce() throws Exception {
        List<Map<String, Object>> events = new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> event("v" + i % 3, true)).toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sent = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> send(i % 2 == 0 ? events : events.reversed()).expect(202).data().path("accepted").asInt())).toList();
            int accepted = 0;
            for (Future<Integer> one : sent) {
                accepted += one.get();
            }
            assertEquals(60, accepted);
        }
        int counted = 0;
        for (JsonNode day : summary()) {
            counted += day.path("requests").asInt();
        }
        assertEquals(60, counted);
    }

    @Test
    void refusesWhatIsNoEventAndStoresNothingOfTheBatch() {
        Map<String, Object> broken = event("builtin", true);
        broken.remove("occurredAt");
        broken.put("latencyMs", -1);

        ApiAnswer answer = send(List.of(event("builtin", true), broken)).expect(400, "VALIDATION_ERROR");

        List<String> fields = answer.json().path("error").path("details").path("errors").findValuesAsText("field");
        assertEquals(List.of("events[1].latencyMs", "events[1].occurredAt"), fields);
        assertEquals(0, service.database().number("SELECT count(*) FROM ai_analytics_service.usage_events"));
    }

    @Test
    void takesBatchesOfFiveHundredAndNoMore() {
        assertEquals(500, send(IntStream.range(0, 500).mapToObj(i -> event("builtin", true)).toList()).expect(202).data().path("accepted").asInt());
        send(IntStream.range(0, 501).mapToObj(i -> event("builtin", true)).toList()).expect(400);
    }

    @Test
    void isNotOpenToTheGateway() {
        service.as(UUID.randomUUID(), "admin", false).post("/internal/v1/usage-events", Map.of("events", List.of())).expect(404, "ENDPOINT_NOT_FOUND");
    }

}
