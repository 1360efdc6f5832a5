package com.aiponge.runtime.events;

import com.aiponge.crypto.field.FieldContext;
import java.util.UUID;

/**
 * A row of the outbox.
 *
 * @param userId  the person it is about, null when it is about nobody
 * @param payload encrypted JSON, as its receiver takes it
 */
record Fact(UUID id, Destination destination, UUID userId, String payload) {
    private static final UUID NOBODY = new UUID(0, 0);

    static FieldContext context(UUID id, UUID userId) {
        return new FieldContext("outbox", "payload", id, userId == null ? NOBODY : userId);
    }

    FieldContext context() {
        return context(id, userId);
    }
}
