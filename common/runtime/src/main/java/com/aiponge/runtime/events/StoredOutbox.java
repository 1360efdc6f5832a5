package com.aiponge.runtime.events;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Facts in the table {@code outbox}, each in the form its receiver takes; {@link OutboxDelivery} carries them away. */
public final class StoredOutbox implements Outbox {
    private final Database database;
    private final OutboxStore store;
    private final FieldCipher cipher;
    private final ServiceName sender;
    private final Clock clock;
    private final OutboxDelivery delivery;

    public StoredOutbox(Database database, FieldCipher cipher, ServiceName sender, Clock clock, OutboxDelivery delivery) {
        this.database = database;
        this.store = new OutboxStore(database);
        this.cipher = cipher;
        this.sender = sender;
        this.clock = clock;
        this.delivery = delivery;
    }

    @Override
    public void event(UUID userId, String type, Map<String, ?> data) {
        UUID id = Ids.next();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("eventId", id);
        fact.put("userId", userId);
        fact.put("type", type);
        fact.put("data", data);
        record(Destination.EVENTS, id, userId, fact);
    }

    @Override
    public void usage(Usage usage) {
        UUID id = Ids.next();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("eventId", id);
        fact.put("type", usage.type());
        fact.put("userId", usage.userId());
        fact.put("service", sender.wireName());
        fact.put("feature", usage.feature());
        fact.put("providerId", usage.providerId());
        fact.put("model", usage.model());
        fact.put("inputTokens", usage.inputTokens());
        fact.put("outputTokens", usage.outputTokens());
        fact.put("costMicros", usage.costMicros());
        fact.put("latencyMs", usage.latencyMs());
        fact.put("success", usage.success());
        fact.put("errorCode", usage.errorCode());
        fact.put("occurredAt", clock.instant());
        record(Destination.USAGE, id, usage.userId(), fact);
    }

    @Override
    public void audit(UUID actorId, String actorRole, String action, String targetType, String targetId, Map<String, ?> changes) {
        UUID id = Ids.next();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("recordId", id);
        fact.put("actorId", actorId);
        fact.put("actorRole", actorRole);
        fact.put("action", action);
        fact.put("targetType", targetType);
        fact.put("targetId", targetId);
        fact.put("changes", changes);
        fact.put("at", clock.instant());
        record(Destination.AUDIT, id, actorId, fact);
    }

    @Override
    public void notification(UUID userId, String type, String title, String message, Map<String, ?> data, boolean push) {
        UUID id = Ids.next();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("operationId", id);
        fact.put("userId", userId);
        fact.put("type", type);
        fact.put("title", title);
        fact.put("message", message);
        fact.put("data", data);
        fact.put("push", push);
        record(Destination.NOTIFICATIONS, id, userId, fact);
    }

    private void record(Destination destination, UUID id, UUID userId, Map<String, Object> fact) {
        Instant now = clock.instant();
        store.insert(new Fact(id, destination, userId, cipher.encrypt(Json.text(fact), Fact.context(id, userId))), now);
        database.afterCommit(() -> delivery.signal(destination));
    }
}
