package com.aiponge.aiconfig.invoke;

import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.aiconfig.vendor.Used;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** What providers/invoke answers (contract 21.3). */
record Invoked(String providerId, String provider, String model, String text, JsonNode json, UUID fileId, Usage usage, long costMicros,
               int latencyMs, int attempts) {

    record Usage(int inputTokens, int outputTokens, int cachedTokens) {
    }

    static Invoked text(Provider by, String model, String text, JsonNode json, Used used, int latencyMs, int attempts) {
        return new Invoked(by.id(), by.adapter(), model, text, json, null, usage(used), used.costMicros(), latencyMs, attempts);
    }

    static Invoked image(Provider by, String model, UUID fileId, Used used, int latencyMs, int attempts) {
        return new Invoked(by.id(), by.adapter(), model, null, null, fileId, usage(used), used.costMicros(), latencyMs, attempts);
    }

    private static Usage usage(Used used) {
        return new Usage(used.inputTokens(), used.outputTokens(), used.cachedTokens());
    }
}
