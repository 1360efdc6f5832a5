package com.aiponge.aiconfig.vendor;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A picture to be drawn.
 *
 * @param inputs what the built-in vendor works from: mood, genre, style, seed
 * @param size   of both edges in pixels
 */
public record ImageOrder(UUID reference, String model, String prompt, Map<String, String> inputs, int size, Duration within) {
    public ImageOrder {
        inputs = Map.copyOf(inputs);
    }
}
