package com.aiponge.gateway.live;

import com.aiponge.gateway.Services;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.redis.EventNote;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.testkit.FakeHttpServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The event store of system-service as contract 21.3 has it: ids in order, replay by id, its position when none is given. */
final class FakeEventStore implements AutoCloseable {
    private record Stored(String id, UUID userId, String type, Map<String, ?> data) {
    }

    private final List<Stored> events = new ArrayList<>();
    private final RedisLink link;
    private final Broadcast broadcast;
    private volatile boolean away;
    private int count;

    /** @param redis null for a store that tells nobody */
    FakeEventStore(Services services, String redis) {
        link = RedisLink.to(redis).connect();
        broadcast = new Broadcast(link);
        services.on("GET", "/internal/v1/events", this::answer);
    }

    /** Stores an event and tells the gateways. @return its id */
    String add(UUID user, String type, Map<String, ?> data) {
        String id;
        synchronized (this) {
            id = 1_777_886_089_310L + count++ + "-0";
            events.add(new Stored(id, user, type, data));
        }
        broadcast.publish(EventNote.CHANNEL, new EventNote(user, id).text());
        return id;
    }

    boolean isPublishing() {
        return link.isUp();
    }

    void away(boolean value) {
        away = value;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (away) {
            FakeHttpServer.json(exchange, 500, "{\"success\":false,\"error\":{\"type\":\"InternalError\",\"code\":\"INTERNAL_ERROR\",\"message\":\"x\"}}");
            return;
        }
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            query.put(pair.split("=", 2)[0], pair.substring(pair.indexOf('=') + 1));
        }
        FakeHttpServer.json(exchange, 200, Json.text(Map.of("success", true, "data", data(query.get("userId"), query.get("after")))));
    }

    private synchronized Map<String, Object> data(String user, String after) {
        List<Stored> own = events.stream().filter(event -> user == null || event.userId().toString().equals(user)).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        boolean known = after == null || after.equals("0-0") || own.stream().anyMatch(event -> event.id().equals(after));
        List<Stored> news = after == null || !known ? List.of() : own.stream().filter(event -> event.id().compareTo(after) > 0).limit(500).toList();
        String end = own.isEmpty() ? "0-0" : own.getLast().id();
        data.put("events", news.stream().map(FakeEventStore::json).toList());
        data.put("cursor", after == null || !known ? end : news.isEmpty() ? after : news.getLast().id());
        data.put("reset", !known);
        return data;
    }

    private static Map<String, Object> json(Stored event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", event.id());
        json.put("userId", event.userId());
        json.put("type", event.type());
        json.put("time", "2026-05-04T09:14:49.310Z");
        json.put("data", event.data());
        return json;
    }

    @Override
    public void close() {
        broadcast.close();
        link.close();
    }
}
