package com.aiponge.aicontent;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service with a stub in place of ai-config, and the requests that tests send it. */
public final class AiContentApi implements AutoCloseable {
    public static final String ENTRY = "Walked by the river before work. For the first time in weeks my head was quiet.";
    public static final String CONTENT = "[Verse]\nGrey light on the river\nNobody awake\n[Chorus]\nQuiet, let the morning be\nQuiet, river, carry me";
    private static final String INVOKE = "/internal/v1/providers/invoke";

    public final PeerStub vendors = PeerStub.start();
    public final TestService service;
    public final UUID user = Ids.next();

    public AiContentApi() {
        service = TestService.start(ServiceName.AI_CONTENT, AiContentService::compose, Map.of("AI_CONFIG_SERVICE_URL", vendors.url()));
        vendorsAnswer(song("builtin"));
    }

    /** Every invocation is answered like this from now on. */
    public void vendorsAnswer(Map<String, ?> answer) {
        vendors.on("POST", INVOKE, request -> answer);
    }

    public void vendors(PeerStub.Reply reply) {
        vendors.on("POST", INVOKE, reply);
    }

    /** The bodies of all invocations so far that belong to these operations, in order. */
    public List<JsonNode> invocations(UUID operation) {
        List<String> ids = List.of(Ids.named(operation, "write").toString(), Ids.named(operation, "repair").toString());
        return vendors.requests("POST", INVOKE).stream().map(request -> Json.tree(request.body()))
                .filter(body -> ids.contains(body.path("operationId").asText())).toList();
    }

    public static Map<String, Object> song(String provider) {
        return invoked(provider, Map.of("title", "Quiet River Morning", "content", CONTENT, "language", "en", "themes", List.of("river", "morning"), "mood", "calm"));
    }

    /** @param json an object, or text that comes instead of one */
    public static Map<String, Object> invoked(String provider, Object json) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("providerId", provider + "-1");
        answer.put("provider", provider);
        answer.put("model", "some-model");
        answer.put("text", json instanceof String text ? text : Json.text(json));
        answer.put("json", json instanceof String ? null : json);
        answer.put("usage", Map.of("inputTokens", 10, "outputTokens", 20, "cachedTokens", 1));
        answer.put("costMicros", 0);
        return answer;
    }

    public TestCaller music() {
        return service.asService(ServiceName.MUSIC, user);
    }

    public Map<String, Object> lyrics(UUID operation) {
        Map<String, Object> sound = new HashMap<>();
        sound.put("genre", "acoustic");
        sound.put("mood", "calm");
        sound.put("style", null);
        sound.put("culturalStyle", null);
        sound.put("instruments", List.of("guitar", "piano"));
        sound.put("vocalGender", "f");
        Map<String, Object> source = new HashMap<>(Map.of("kind", "entry", "text", ENTRY));
        source.put("reference", null);
        Map<String, Object> body = new HashMap<>(Map.of("operationId", operation, "userId", user, "source", source, "sound", sound,
                "context", Map.of("displayName", "Ana", "preferences", Map.of("musicPreferences", "soft guitars")),
                "language", "en", "targetLanguages", List.of(), "isBilingual", false, "riskLevel", "none"));
        body.put("instructions", null);
        return body;
    }

    @Override
    public void close() {
        service.close();
        vendors.close();
    }
}
