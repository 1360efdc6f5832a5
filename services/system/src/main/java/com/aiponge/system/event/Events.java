package com.aiponge.system.event;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.EventNote;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The live events of the last day, for every gateway to read, and a note to those that listen. Thread-safe. */
public final class Events {
    /** Contract 15.1. */
    static final Duration KEPT = Duration.ofHours(24);
    static final int MOST_PER_USER = 1_000;
    /** Rows deleted in one transaction, which holds up writers. */
    private static final int BATCH = 5_000;

    private final Database database;
    private final EventStore store;
    private final FieldCipher cipher;
    private final Broadcast broadcast;
    private final Clock clock;

    public Events(Database database, FieldCipher cipher, Broadcast broadcast, Clock clock) {
        this.database = database;
        this.store = new EventStore(database);
        this.cipher = cipher;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /** Stores each event once, in the order given. @return how many were new */
    int store(List<NewEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        return database.transaction(() -> {
            Position last = store.advance(clock.instant().toEpochMilli(), events.size());
            List<StoredEvent> rows = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                rows.add(sealed(events.get(i), new Position(last.ms(), last.seq() - events.size() + 1 + i)));
            }
            Set<UUID> added = new HashSet<>(store.insert(rows));
            database.afterCommit(() -> tell(rows.stream().filter(row -> added.contains(row.eventId())).toList()));
            return added.size();
        });
    }

    Replay replay(EventQuery query) {
        Optional<Position> after = query.after() == null ? Optional.empty() : Position.of(query.after());
        EventStore.Log log = store.after(query.userId(), after.orElse(EventStore.END), query.limit());
        boolean known = after.isPresent() && !log.hasForgotten(after.get());
        if (query.after() == null || !known) {
            return new Replay(List.of(), log.end().toString(), query.after() != null);
        }
        boolean full = log.events().size() == query.limit();
        Position cursor = full ? log.events().getLast().position() : log.end();
        return new Replay(log.events().stream().map(this::opened).toList(), cursor.toString(), false);
    }

    /** Deletes what is older than a day, and of each user what is beyond the newest thousand. */
    public void purge() {
        long before = clock.instant().minus(KEPT).toEpochMilli();
        while (store.purge(before, BATCH) == BATCH) {
            continue;
        }
        store.trim(MOST_PER_USER);
        store.forgetTrims(before);
    }

    private StoredEvent sealed(NewEvent event, Position position) {
        String data = cipher.encrypt(event.data().toString(), StoredEvent.context(event.eventId(), event.userId()));
        return new StoredEvent(position, event.eventId(), event.userId(), event.type(), data);
    }

    private Event opened(StoredEvent event) {
        JsonNode data = Json.tree(cipher.decrypt(event.data(), event.context()).getBytes(StandardCharsets.UTF_8));
        return new Event(event.position().toString(), event.userId(), event.type(), event.position().time(), data);
    }

    /** One note a user is enough: who hears it reads everything new of that user. */
    private void tell(List<StoredEvent> events) {
        Map<UUID, Position> newest = new LinkedHashMap<>();
        events.forEach(event -> newest.put(event.userId(), event.position()));
        for (Map.Entry<UUID, Position> one : newest.entrySet()) {
            if (!broadcast.publish(EventNote.CHANNEL, new EventNote(one.getKey(), one.getValue().toString()).text())) {
                return; // gateways poll while Redis is away
            }
        }
    }
}
