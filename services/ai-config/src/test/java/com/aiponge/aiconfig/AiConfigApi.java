package com.aiponge.aiconfig;

import com.aiponge.aiconfig.provider.Breakers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service with a storage stub, and the requests that tests send it. */
public final class AiConfigApi implements AutoCloseable {
    public static final String LYRICS = """
            [Verse]
            Grey light on the river, nobody awake
            Walking slowly homeward for the morning's sake
            [Chorus]
            Quiet, quiet, let the morning be
            Quiet, quiet, river carry me
            [Verse]
            Coffee in the garden, sister on the phone
            Laughing till the sunlight finds its own way home
            """;
    public final StorageStub storage = new StorageStub();
    private final PeerStub analytics = PeerStub.start().on("POST", "/internal/v1/usage-events", 202, request -> Map.of("accepted", 1, "duplicates", 0));
    public final TestService service;
    public final UUID user = Ids.next();

    private AiConfigApi(com.aiponge.runtime.service.Composition composition, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("STORAGE_SERVICE_URL", storage.url());
        all.put("AI_ANALYTICS_SERVICE_URL", analytics.url());
        service = TestService.start(ServiceName.AI_CONFIG, composition, all);
    }

    /** As it ships: built-in vendors only. */
    public static AiConfigApi builtin() {
        return new AiConfigApi(AiConfigService::compose, Map.of());
    }

    /** With vendors of the test. */
    public static AiConfigApi with(VendorSet vendors, Duration vendorRest) {
        return new AiConfigApi(parts -> AiConfigService.compose(parts, vendors, new Breakers(vendorRest)), Map.of());
    }

    public static AiConfigApi with(VendorSet vendors, Map<String, String> settings) {
        return new AiConfigApi(parts -> AiConfigService.compose(parts, vendors, new Breakers(Duration.ofSeconds(30))), settings);
    }

    public TestCaller music() {
        return service.asService(ServiceName.MUSIC, user);
    }

    public TestCaller content() {
        return service.asService(ServiceName.AI_CONTENT, user);
    }

    /** Registers a provider above the built-in ones. */
    public void provider(String id, String adapter, String capability, int priority) {
        String type = switch (capability) {
            case "text" -> "llm-text";
            case "image" -> "llm-image";
            default -> "music";
        };
        service.database().execute("INSERT INTO ai_config_service.providers (id, provider_id, name, type, adapter, model, capabilities, priority)"
                + " VALUES (?, ?, ?, ?, ?, ?, ARRAY[?]::text[], ?)", Ids.next(), id, id, type, adapter, id + "-model", capability, priority);
    }

    public Map<String, Object> song(UUID operation) {
        Map<String, Object> body = new HashMap<>();
        body.put("operationId", operation);
        body.put("userId", user);
        body.put("lyrics", LYRICS);
        body.put("title", "Quiet River Morning");
        body.put("tags", "acoustic, calm, guitar, piano");
        body.put("durationSeconds", 120);
        body.put("instrumental", false);
        body.put("vocalGender", "f");
        body.put("quality", "standard");
        body.put("style", null);
        return body;
    }

    public Map<String, Object> lyrics(UUID operation) {
        Map<String, Object> body = new HashMap<>();
        body.put("operationId", operation);
        body.put("userId", user);
        body.put("feature", "songs");
        body.put("capability", "text");
        body.put("prompt", "Write a song");
        body.put("inputs", Map.of("task", "lyrics", "text", "Walked by the river before work. My head was quiet.", "mood", "calm", "genre", "folk",
                "language", "en"));
        body.put("timeoutMs", 5000);
        return body;
    }

    public Map<String, Object> cover(UUID operation) {
        Map<String, Object> body = lyrics(operation);
        body.put("capability", "image");
        body.put("prompt", "A quiet river");
        body.put("inputs", Map.of("imageType", "track", "mood", "calm", "genre", "folk"));
        body.put("size", "512x512");
        return body;
    }

    /** Usage events that reached ai-analytics so far, as {@code provider success errorCode}. */
    public List<String> usage() {
        return analytics.requests("POST", "/internal/v1/usage-events").stream().flatMap(request -> {
            List<String> events = new ArrayList<>();
            Json.tree(request.body()).path("events").forEach(event -> events.add(event.path("providerId").asText() + " "
                    + event.path("success").asText() + " " + event.path("errorCode").asText()));
            return events.stream();
        }).toList();
    }

    /** Waiting jobs become due now. */
    public void hurry() {
        service.database().execute("UPDATE ai_config_service.scheduled_tasks SET execution_time = now() WHERE task_name = 'music-task' AND NOT picked");
    }

    public String order(UUID operation) {
        return music().post("/internal/v1/music/tasks", song(operation)).expect(202).data().path("taskId").asText();
    }

    /** The task when it is over; asks like music does. */
    public JsonNode finished(String task) {
        for (int i = 0; i < 20; i++) {
            hurry();
            JsonNode data = music().get("/internal/v1/music/tasks/" + task + "?waitSeconds=2").expect(200).data();
            if (data.path("status").asText().matches("succeeded|failed")) {
                return data;
            }
        }
        throw new AssertionError("the task " + task + " does not end");
    }

    @Override
    public void close() {
        service.close();
        storage.close();
        analytics.close();
    }
}
