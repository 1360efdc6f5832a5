package com.aiponge.gateway.live;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerCall;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The event store of system-service (contract 21.3). Without a position it says where it stands now. Thread-safe; every method throws the
 * problem when it cannot be reached.
 */
final class EventStore {
    private static final String PATH = "/internal/v1/events";
    private static final int PAGE = 500;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** Before every event. */
    private static final String BEGINNING = "0-0";

    private final Peers peers;

    EventStore(Peers peers) {
        this.peers = peers;
    }

    /** @param reset the position was too old or unknown */
    record Batch(List<JsonNode> events, String cursor, boolean reset) {
        /** There may be more. */
        boolean isFull() {
            return events.size() >= PAGE;
        }
    }

    /** What came after a position. @param user null for everybody's events */
    Batch after(UUID user, String position) {
        PeerCall call = peers.get(ServiceName.SYSTEM, PATH).query("userId", user).query("after", position).query("limit", PAGE).within(LIMIT);
        JsonNode answer = (user == null ? call : call.about(user)).data();
        List<JsonNode> events = new ArrayList<>();
        answer.path("events").forEach(events::add);
        String cursor = answer.path("cursor").asText("");
        String last = events.isEmpty() ? position : events.getLast().path("id").asText();
        return new Batch(events, cursor.isEmpty() ? last == null ? BEGINNING : last : cursor, answer.path("reset").asBoolean());
    }

    /** Where the events of a user, or everybody's, end now. */
    String position(UUID user) {
        Batch batch = after(user, null);
        while (batch.isFull()) {
            batch = after(user, batch.cursor());
        }
        return batch.cursor();
    }
}
