package com.aiponge.storage.object;

import java.time.Instant;

/**
 * How an object shall be served when a client fetches it from the store itself.
 *
 * @param until       when the address ends
 * @param disposition {@code Content-Disposition}, null for none
 */
public record Link(Instant until, String contentType, String cacheControl, String disposition) {
}
