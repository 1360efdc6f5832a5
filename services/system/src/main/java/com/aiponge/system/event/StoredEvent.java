package com.aiponge.system.event;

import com.aiponge.crypto.field.FieldContext;
import java.util.UUID;

/** An event in its place; {@code data} is encrypted JSON. */
record StoredEvent(Position position, UUID eventId, UUID userId, String type, String data) {
    static FieldContext context(UUID eventId, UUID userId) {
        return new FieldContext("events", "data", eventId, userId);
    }

    FieldContext context() {
        return context(eventId, userId);
    }
}
