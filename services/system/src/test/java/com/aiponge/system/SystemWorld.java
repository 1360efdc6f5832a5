package com.aiponge.system;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.system.event.Events;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The whole service over a database of its own. */
public final class SystemWorld implements AutoCloseable {
    private final AtomicReference<ServiceParts> parts = new AtomicReference<>();
    private final TestService service;

    private SystemWorld(Map<String, String> settings) {
        service = TestService.start(ServiceName.SYSTEM, real -> {
            parts.set(real);
            SystemService.compose(real);
        }, settings);
    }

    public static SystemWorld start() {
        return new SystemWorld(Map.of());
    }

    public static SystemWorld withRedis(String url) {
        return new SystemWorld(Map.of("REDIS_URL", url));
    }

    public static Map<String, Object> event(UUID id, UUID user, String title) {
        return Map.of("eventId", id, "userId", user, "type", "music.generation.completed", "data", Map.of("trackTitle", title));
    }

    /** Events as a service's outbox sends them. */
    public ApiAnswer send(Object events) {
        return service.asService(ServiceName.MUSIC, null).post("/internal/v1/events", Map.of("events", events));
    }

    /** Stores so many events of a user, with titles 1, 2, 3 … */
    public void fill(UUID user, int count) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(event(Ids.next(), user, Integer.toString(i)));
            if (events.size() == 100 || i == count) {
                send(events).expect(202);
                events.clear();
            }
        }
    }

    /** What a gateway reads of one user, or with null of everybody. */
    public ApiAnswer read(UUID user, String after, int limit) {
        String query = "?limit=" + limit + (user == null ? "" : "&userId=" + user) + (after == null ? "" : "&after=" + after);
        return service.asService(ServiceName.GATEWAY, user).get("/internal/v1/events" + query);
    }

    public JsonNode replay(UUID user, String after) {
        return read(user, after, 500).expect(200).data();
    }

    /** Where events end now. */
    public String position() {
        return replay(null, null).path("cursor").asText();
    }

    public static List<String> titles(JsonNode replay) {
        return replay.path("events").findValues("trackTitle").stream().map(JsonNode::asText).collect(Collectors.toList());
    }

    public void purge() {
        try (RedisLink none = RedisLink.to(null)) {
            new Events(parts.get().database(), parts.get().cipher(), new Broadcast(none), service.clock()).purge();
        }
    }

    public TestService service() {
        return service;
    }

    public SettableClock clock() {
        return service.clock();
    }

    public TestDatabase database() {
        return service.database();
    }

    @Override
    public void close() {
        service.close();
    }
}
