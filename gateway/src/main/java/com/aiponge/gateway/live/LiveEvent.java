package com.aiponge.gateway.live;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/**
 * One event as both kinds of streams carry it.
 *
 * @param json the object of contract 15.1, written once
 */
record LiveEvent(String id, String type, String json) {
    static final String RESET = "stream.reset";
    /** Contract 15.2. */
    static final Set<String> TYPES = Set.of("music.generation.progress", "music.generation.completed", "music.generation.failed",
            "music.album.progress", "music.album.completed", "music.album.failed", "book.generation.progress", "book.generation.completed",
            "book.generation.failed", "lyrics.synced", "library.changed", "credits.updated", "subscription.updated", "notification.created",
            "wellness.flow.completed", "wellness.flow.delivered", "session.revoked", RESET);

    /** Of the event store's answer; the user it is for stays inside. */
    static LiveEvent of(JsonNode stored) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.set("id", stored.path("id"));
        event.set("type", stored.path("type"));
        event.set("time", stored.path("time"));
        event.set("data", stored.path("data"));
        return new LiveEvent(stored.path("id").asText(), stored.path("type").asText(), Json.text(event));
    }

    /** Tells the client to load its lists anew: what it had missed is not kept any more. */
    static LiveEvent reset(String position, String oldest, Instant now) {
        ObjectNode event = Json.mapper().createObjectNode().put("id", position).put("type", RESET).put("time", Json.time(now));
        event.putObject("data").put("oldestId", oldest);
        return new LiveEvent(position, RESET, Json.text(event));
    }
}
