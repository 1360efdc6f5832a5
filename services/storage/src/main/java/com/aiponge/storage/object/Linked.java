package com.aiponge.storage.object;

import java.time.Instant;

/**
 * An address of a store, with every escape that it needs.
 *
 * @param until when it ends; null when it does not
 */
public record Linked(String address, Instant until) {
}
