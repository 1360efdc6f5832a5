package com.aiponge.system.event;

import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An event as its sender recorded it (contract 21.3). */
record NewEvent(UUID eventId, UUID userId, String type, ObjectNode data) {
    private static final int MOST = 100;
    /** Contract 15.2, without the one that gateways make themselves. */
    private static final Set<String> TYPES = Set.of("music.generation.progress", "music.generation.completed", "music.generation.failed",
            "music.album.progress", "music.album.completed", "music.album.failed", "book.generation.progress", "book.generation.completed",
            "book.generation.failed", "lyrics.synced", "library.changed", "credits.updated", "subscription.updated", "notification.created",
            "wellness.flow.completed", "wellness.flow.delivered", "session.revoked");

    static List<NewEvent> from(Input body) {
        List<NewEvent> events = body.present("events", body.nestedList("events", MOST, NewEvent::one));
        body.check();
        return events;
    }

    private static NewEvent one(Input event) {
        UUID id = event.requiredUuid("eventId");
        UUID user = event.requiredUuid("userId");
        String type = event.present("type", event.oneOf("type", TYPES));
        ObjectNode data = event.object("data");
        return new NewEvent(id, user, type, data == null ? Json.mapper().createObjectNode() : data);
    }
}
