package com.aiponge.runtime.events;

import java.util.Map;
import java.util.UUID;

/**
 * Facts for other services, recorded in the transaction open on this thread and delivered afterwards: at least once, idempotent by event id,
 * in order per user and destination. While the receiver is away they wait. Payloads are encrypted at rest. Thread-safe.
 */
public interface Outbox {

    /** A live event of contract 15.2 for one user, to system. {@code data} carries ids, numbers and titles, never journal text. */
    void event(UUID userId, String type, Map<String, ?> data);

    /** {@code library.changed} of contract 15.2. */
    default void libraryChanged(UUID userId, String kind, String action, UUID id) {
        event(userId, "library.changed", Map.of("kind", kind, "action", action, "id", id));
    }

    /** A usage event of 21.3, to ai-analytics; {@code service} and {@code eventId} are filled in. */
    void usage(Usage usage);

    /** An audit record of 21.3, to system. */
    void audit(UUID actorId, String actorRole, String action, String targetType, String targetId, Map<String, ?> changes);

    /** A notification of 21.3, to system. */
    void notification(UUID userId, String type, String title, String message, Map<String, ?> data, boolean push);

    /** What was used, by whom, at what cost. Numbers may be null when unknown. */
    record Usage(String type, UUID userId, String feature, String providerId, String model, Integer inputTokens, Integer outputTokens,
                 Long costMicros, Integer latencyMs, boolean success, String errorCode) {
    }
}
