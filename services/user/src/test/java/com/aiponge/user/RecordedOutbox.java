package com.aiponge.user;

import com.aiponge.runtime.events.Outbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down the live events that pass through to the real outbox. */
public final class RecordedOutbox implements Outbox {
    /** One live event as it was recorded. */
    public record Event(UUID userId, String type, Map<String, ?> data) {
    }

    private final Outbox real;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    RecordedOutbox(Outbox real) {
        this.real = real;
    }

    public List<Event> events(UUID userId, String type) {
        return events.stream().filter(event -> event.userId().equals(userId) && event.type().equals(type)).toList();
    }

    @Override
    public void event(UUID userId, String type, Map<String, ?> data) {
        events.add(new Event(userId, type, data));
        real.event(userId, type, data);
    }

    @Override
    public void usage(Usage usage) {
        real.usage(usage);
    }

    @Override
    public void audit(UUID actorId, String actorRole, String action, String targetType, String targetId, Map<String, ?> changes) {
        real.audit(actorId, actorRole, action, targetType, targetId, changes);
    }

    @Override
    public void notification(UUID userId, String type, String title, String message, Map<String, ?> data, boolean push) {
        real.notification(userId, type, title, message, data, push);
    }
}
