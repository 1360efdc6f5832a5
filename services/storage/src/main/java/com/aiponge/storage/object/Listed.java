package com.aiponge.storage.object;

import java.time.Instant;

/** One line of a list. {@code size} counts the object's bytes, without what a store keeps beside them. */
public record Listed(ObjectKey key, long size, Instant modifiedAt) {
}
