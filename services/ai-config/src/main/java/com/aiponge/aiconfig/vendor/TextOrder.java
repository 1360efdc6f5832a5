package com.aiponge.aiconfig.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A text to be written.
 *
 * @param reference   of the order, the same in a repeat: vendors with idempotency keys get it as one
 * @param inputs      the values that were put into the template; the built-in vendor works from these, the others from the messages
 * @param jsonSchema  what the answer must look like; null for free text
 * @param maxTokens   null for the vendor's usual
 * @param temperature null for the vendor's usual
 */
public record TextOrder(UUID reference, String model, List<Message> messages, Map<String, String> inputs, ObjectNode jsonSchema,
                        Integer maxTokens, Double temperature, Duration within) {
    public TextOrder {
        messages = List.copyOf(messages);
        inputs = Map.copyOf(inputs);
    }
}
