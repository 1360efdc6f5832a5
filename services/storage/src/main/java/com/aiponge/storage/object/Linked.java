package com.aiponge.storage.object;

import java.net.URI;
import java.time.Instant;

/**
 * An address of a store.
 *
 * @param until when it ends; null when it does not
 */
public record Linked(URI address, Instant until) {
}
