package com.aiponge.aiconfig.provider;

import java.time.Duration;

/**
 * A row of the registry: an adapter with a model.
 *
 * @param id      its name, such as {@code builtin-text}
 * @param adapter E.ProviderAdapter
 * @param timeout the longest one order may take
 */
public record Provider(String id, String adapter, String model, Duration timeout) {
}
