package com.aiponge.aiconfig.invoke;

import com.aiponge.aiconfig.provider.Capability;
import com.aiponge.aiconfig.vendor.Message;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A text or a picture to be made (contract 21.3, providers/invoke). */
record Invocation(UUID operationId, UUID userId, String feature, Capability capability, String model, List<Message> messages,
                  Map<String, String> inputs, ObjectNode jsonSchema, Integer maxTokens, Double temperature, int size, Duration timeout) {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final int MOST_CHARS = 100_000;

    static Invocation from(Input input) {
        UUID operationId = input.requiredUuid("operationId");
        UUID userId = input.requiredUuid("userId");
        String feature = input.requiredTrimmed("feature", 100);
        String capability = input.present("capability", input.oneOf("capability", Capability.names()));
        List<Message> messages = input.nestedList("messages", 50, Invocation::message);
        String prompt = input.text("prompt", MOST_CHARS);
        if (messages == null && prompt != null) {
            messages = List.of(new Message("user", prompt));
        }
        if (messages == null || messages.isEmpty()) {
            input.present("prompt", null);
        }
        Invocation invocation = new Invocation(operationId, userId, feature, capability == null ? null : Capability.of(capability),
                input.trimmed("model", 100), messages, input.textMap("inputs", 60, 20_000), input.object("jsonSchema"),
                input.integer("maxTokens", 1, 100_000, null), input.number("temperature", 0, 2), edge(input),
                Duration.ofMillis(input.integer("timeoutMs", 1_000, 120_000, 30_000)));
        input.check();
        return invocation;
    }

    private static Message message(Input input) {
        return new Message(input.present("role", input.oneOf("role", ROLES)), input.requiredText("content", MOST_CHARS));
    }

    /** {@code 1024x1024} or {@code 1024}: pictures are squares. */
    private static int edge(Input input) {
        String size = input.text("size", 20);
        if (size == null) {
            return 1024;
        }
        if (!size.matches("[0-9]{2,4}(x[0-9]{2,4})?")) {
            input.wrong("size", "must look like 1024x1024", "WRONG_FORMAT");
            return 1024;
        }
        return Integer.parseInt(size.split("x", 2)[0]);
    }
}
