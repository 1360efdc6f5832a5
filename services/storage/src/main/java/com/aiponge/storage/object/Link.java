package com.aiponge.storage.object;

import java.time.Instant;

/**
 * An address wanted of a store, at which a client fetches an object from the store itself.
 *
 * @param until       when it has to have ended at the latest; null for what anybody may read
 * @param disposition {@code Content-Disposition} of the answer, null for none
 */
public record Link(Instant until, String disposition) {
}
