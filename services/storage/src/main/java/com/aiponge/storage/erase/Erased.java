package com.aiponge.storage.erase;

import java.time.Instant;
import java.util.Map;

/**
 * How far an erasure came (contract 21.3).
 *
 * @param deleted       rows by table, and {@code objects} of the store
 * @param remainingRows more than none: ask again
 */
record Erased(String service, Map<String, Long> deleted, long remainingRows, Instant completedAt) {
}
