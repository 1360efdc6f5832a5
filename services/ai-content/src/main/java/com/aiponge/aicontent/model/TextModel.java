package com.aiponge.aicontent.model;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Has texts made by ai-config and reads the answers strictly. An answer that breaks the rules gets one repair. Thread-safe. */
public final class TextModel {
    private static final int TIMEOUT_MS = 28_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final Peers peers;

    public TextModel(Peers peers) {
        this.peers = peers;
    }

    private record Invoked(String provider, String text, JsonNode json, Usage usage) {
    }

    /**
     * @param read reads the answer, or throws {@link Unfit}
     * @throws Problem 422 CONTENT_REJECTED when a vendor declines the content, 502 when two answers break the rules; the vendors' own
     *                 502, 503 and 504 as they came
     */
    public <T> Draft<T> write(TextTask task, Function<JsonNode, T> read) {
        List<Map<String, String>> messages = new ArrayList<>(List.of(message("system", task.prompt().system()), message("user", task.prompt().user())));
        Invoked first = invoke(task, Ids.named(task.operationId(), "write"), messages);
        try {
            return new Draft<>(read.apply(object(first)), first.provider(), first.usage());
        } catch (Unfit e) {
            messages.add(message("assistant", first.text() == null || first.text().isBlank() ? "(nothing)" : first.text()));
            messages.add(message("user", "This answer cannot be used:\n- " + String.join("\n- ", e.rules()) + "\nAnswer again, whole, as one JSON object and nothing else."));
        }
        Invoked second = invoke(task, Ids.named(task.operationId(), "repair"), messages);
        try {
            return new Draft<>(read.apply(object(second)), second.provider(), Usage.sum(first.usage(), second.usage()));
        } catch (Unfit e) {
            throw Problem.vendorFailed("No usable text came back");
        }
    }

    private Invoked invoke(TextTask task, UUID operation, List<Map<String, String>> messages) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("operationId", operation);
        body.put("userId", task.userId());
        body.put("feature", task.feature());
        body.put("capability", "text");
        body.put("messages", messages);
        body.put("inputs", task.inputs());
        body.put("jsonSchema", task.schema());
        body.put("maxTokens", task.maxTokens());
        body.put("temperature", task.temperature());
        body.put("timeoutMs", TIMEOUT_MS);
        try {
            return peers.post(ServiceName.AI_CONFIG, "/internal/v1/providers/invoke").about(task.userId()).repeatable().within(LIMIT).body(body)
                    .data(Invoked.class);
        } catch (Problem e) {
            if ("CONTENT_REJECTED".equals(e.details().get("reason"))) {
                throw Problem.unprocessable("CONTENT_REJECTED", "A song cannot be made from this");
            }
            throw e;
        }
    }

    private static JsonNode object(Invoked answer) {
        JsonNode json = answer.json();
        if ((json == null || json.isNull()) && answer.text() != null) {
            try {
                json = Json.tree(answer.text().strip().getBytes(StandardCharsets.UTF_8));
            } catch (Json.MalformedJson e) {
                throw new Unfit(List.of("It is not one JSON object."));
            }
        }
        if (json == null || !json.isObject()) {
            throw new Unfit(List.of("It is not one JSON object."));
        }
        return json;
    }

    private static Map<String, String> message(String role, String content) {
        return Map.of("role", role, "content", content);
    }
}
