package com.aiponge.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.gateway.Services;
import com.aiponge.gateway.TestGateway;
import com.aiponge.runtime.Json;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.RawHttp;
import com.aiponge.testkit.SseEvent;
import com.aiponge.testkit.SseStream;
import com.aiponge.testkit.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Live events on two gateways over one Redis and one event store. */
final class LiveEventsTest {
    private static final String TYPE = "credits.updated";
    private static Services services;
    private static FakeEventStore store;
    private static SlotCount slots;
    private static TestGateway one;
    private static TestGateway other;

    @BeforeAll
    static void start() {
        String redis = TestRedis.freshUrl();
        services = new Services();
        store = new FakeEventStore(services, redis);
        slots = new SlotCount(redis);
        one = TestGateway.before(services, "REDIS_URL", redis);
        other = TestGateway.before(services, "REDIS_URL", redis);
        for (TestGateway gateway : List.of(one, other)) {
            Eventually.until("Redis is up", () -> gateway.anonymous().get("/ready").text().contains("\"redis\":\"healthy\""));
        }
        Eventually.until("the store publishes", store::isPublishing);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        store.close();
        slots.close();
        services.close();
    }

    @Test
    void deliversOnEveryInstance() {
        UUID user = Ids.next();
        try (SseStream first = one.as(user, "user", false).sse("/api/v1/events"); SseStream second = other.as(user, "user", true).sse("/api/v1/events")) {
            String id = store.add(user, TYPE, Map.of("currentBalance", 45));
            for (SseStream stream : List.of(first, second)) {
                SseEvent event = stream.next();
                assertEquals(id, event.id());
                assertEquals(TYPE, event.event());
                JsonNode data = Json.tree(event.data().getBytes(StandardCharsets.UTF_8));
                assertEquals("[\"id\",\"type\",\"time\",\"data\"]", Json.text(names(data)));
                assertEquals(45, data.path("data").path("currentBalance").asInt());
            }
        }
    }

    @Test
    void deliversToTheUserAlone() {
        UUID user = Ids.next();
        try (SseStream own = one.as(user, "user", false).sse("/api/v1/events"); SseStream foreign = one.user().sse("/api/v1/events")) {
            store.add(user, TYPE, Map.of("n", 1));
            own.next();
            assertTrue(foreign.next(Duration.ofMillis(200)).isEmpty());
        }
    }

    @Test
    void replaysEverythingAfterTheLastIdInOrderBeforeLiveEvents() {
        UUID user = Ids.next();
        ApiClient client = one.as(user, "user", false);
        String seen = store.add(user, TYPE, Map.of("n", 0));
        for (int n = 1; n <= 700; n++) {
            store.add(user, TYPE, Map.of("n", n, "padding", "x".repeat(200)));
        }
        try (SseStream stream = client.sse("/api/v1/events", Map.of("Last-Event-ID", seen))) {
            store.add(user, TYPE, Map.of("n", 701));
            for (int n = 1; n <= 701; n++) {
                assertEquals(n, number(stream.next()));
            }
        }
        try (SseStream stream = client.sse("/api/v1/events?lastEventId=" + seen)) {
            assertEquals(1, number(stream.next()));
        }
    }

    @Test
    void beginsWithWhatComesWhenNoIdIsGiven() {
        UUID user = Ids.next();
        store.add(user, TYPE, Map.of("n", 1));
        try (SseStream stream = one.as(user, "user", false).sse("/api/v1/events")) {
            store.add(user, TYPE, Map.of("n", 2));
            assertEquals(2, number(stream.next()));
        }
    }

    @Test
    void tellsToLoadAnewWhenTheIdIsNotKnown() {
        UUID user = Ids.next();
        store.add(user, TYPE, Map.of("n", 1));
        try (SseStream stream = one.as(user, "user", false).sse("/api/v1/events?types=library.changed", Map.of("Last-Event-ID", "1-0"))) {
            assertEquals("stream.reset", stream.next().event());
            store.add(user, "library.changed", Map.of("n", 2));
            assertEquals("library.changed", stream.next().event());
        }
    }

    @Test
    void sendsTheWantedTypesOnly() {
        UUID user = Ids.next();
        try (SseStream stream = one.as(user, "user", false).sse("/api/v1/events?types=library.changed,lyrics.synced")) {
            store.add(user, TYPE, Map.of("n", 1));
            store.add(user, "lyrics.synced", Map.of("n", 2));
            assertEquals(2, number(stream.next()));
        }
        one.as(user, "user", false).get("/api/v1/events?types=nonsense").expect(400, "VALIDATION_ERROR");
        one.as(user, "user", false).withHeader("Last-Event-ID", "x".repeat(65)).get("/api/v1/events").expect(400, "VALIDATION_ERROR");
    }

    @Test
    void theSixthStreamEndsTheOldestOnAnyInstance() {
        UUID user = Ids.next();
        List<SseStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                streams.add((i % 2 == 0 ? one : other).as(user, "user", false).sse("/api/v1/events"));
                int opened = i + 1;
                Eventually.until("slots are taken", () -> slots(user) == opened);
            }
            streams.add(other.as(user, "user", false).sse("/api/v1/events"));
            Eventually.until("the oldest has ended", () -> streams.getFirst().isEnded());
            assertEquals(1, streams.stream().filter(SseStream::isEnded).count());
        } finally {
            streams.forEach(SseStream::close);
        }
    }

    @Test
    void aTicketOpensOneStreamOnAnyInstance() {
        UUID user = Ids.next();
        JsonNode ticket = one.as(user, "user", false).post("/api/v1/events/ticket", null).expect(201).data();
        assertEquals(60, ticket.path("expiresIn").asInt());
        String query = "?ticket=" + ticket.path("ticket").asText();
        try (WsClient socket = WsClient.open(other.port(), query, null)) {
            String id = store.add(user, TYPE, Map.of());
            assertTrue(socket.next().contains(id));
        }
        assertEquals(401, WsClient.refusedWith(one.port(), query, null));
        one.anonymous().get("/api/v1/events" + query).expect(401, "UNAUTHORIZED");
        String forged = ticket.path("ticket").asText().replaceFirst("^.", "A");
        one.anonymous().get("/api/v1/events?ticket=" + forged).expect(401, "UNAUTHORIZED");
        one.anonymous().get("/api/v1/app/profile" + query).expect(401, "UNAUTHORIZED");
        one.anonymous().post("/api/v1/events/ticket", null).expect(401, "UNAUTHORIZED");
    }

    @Test
    void aWebSocketCarriesTheSameEvents() {
        UUID user = Ids.next();
        String seen = store.add(user, TYPE, Map.of("n", 0));
        store.add(user, TYPE, Map.of("n", 1));
        try (WsClient socket = WsClient.open(one.port(), "?lastEventId=" + seen, token(user))) {
            assertEquals("aiponge.v1", socket.protocol());
            assertTrue(socket.next().contains("\"n\":1"));
            assertEquals("{\"action\":\"pong\"}", socket.send("{\"action\":\"ping\"}").next());
            socket.send("{\"action\":\"subscribe\",\"types\":[\"library.changed\"]}").send("{\"action\":\"ping\"}").next();
            store.add(user, TYPE, Map.of("n", 2));
            store.add(user, "library.changed", Map.of("n", 3));
            assertTrue(socket.next().contains("\"n\":3"));
            assertTrue(socket.send("{\"action\":\"fly\"}").next().startsWith("{\"error\":{"));
            assertTrue(socket.send("{\"action\":\"subscribe\",\"types\":[\"nonsense\"]}").next().startsWith("{\"error\":{"));
            socket.send("{\"action\":\"subscribe\",\"types\":[]}").send("{\"action\":\"resume\",\"lastEventId\":\"" + seen + "\"}");
            assertTrue(socket.next().contains("\"n\":1"));
            assertTrue(socket.next().contains("\"n\":2"));
        }
    }

    @Test
    void badFramesEndAWebSocket() {
        try (WsClient socket = WsClient.open(one.port(), "", token(Ids.next()))) {
            socket.send("{no json");
            assertEquals(4400, socket.closeCode());
        }
        try (WsClient socket = WsClient.open(one.port(), "", token(Ids.next()))) {
            socket.sendBytes(new byte[] {1});
            assertEquals(4400, socket.closeCode());
        }
        try (WsClient socket = WsClient.open(one.port(), "", token(Ids.next()))) {
            socket.send("\"" + "x".repeat(5000) + "\"");
            assertEquals(4400, socket.closeCode());
        }
    }

    /** Trap: a frame has a limit, a message of many fragments has none but ours. */
    @Test
    void aMessageOfManyFragmentsIsCounted() {
        try (WsClient socket = WsClient.open(one.port(), "", token(Ids.next()))) {
            socket.part("{\"action\":", false).part("\"ping\"}", true);
            assertEquals("{\"action\":\"pong\"}", socket.next());
            for (int i = 0; i < 5; i++) {
                socket.part("x".repeat(1000), false);
            }
            assertEquals(4400, socket.closeCode());
        }
    }

    /** Trap: a listener that is registered once serves all sockets; each must have its own. */
    @Test
    void socketsShareNothing() {
        UUID user = Ids.next();
        try (WsClient own = WsClient.open(one.port(), "", token(user)); WsClient foreign = WsClient.open(one.port(), "", token(Ids.next()))) {
            own.part("{\"action\":", false);
            foreign.send("{\"action\":\"ping\"}");
            assertEquals("{\"action\":\"pong\"}", foreign.next());
            own.part("\"ping\"}", true);
            assertEquals("{\"action\":\"pong\"}", own.next());
            String id = store.add(user, TYPE, Map.of("n", 1));
            assertTrue(own.next().contains(id));
            assertTrue(foreign.next(Duration.ofMillis(200)).isEmpty());
        }
    }

    /** Traps: no callback tells that a WebSocket's connection was reset, and a stream's client is missed at the second write only. */
    @Test
    void clientsThatVanishGiveTheirPlaceBack() {
        UUID user = Ids.next();
        WsClient socket = WsClient.open(one.port(), "", token(user));
        SseStream stream = other.as(user, "user", false).sse("/api/v1/events");
        Eventually.until("both are open", () -> slots(user) == 2);

        socket.close();
        stream.close();

        Eventually.until("their places are free", () -> {
            store.add(user, TYPE, Map.of("n", 1));
            return slots(user) == 0;
        });
    }

    @Test
    void handshakesAreRefusedForTheirReason() {
        assertEquals(401, WsClient.refusedWith(one.port(), "", null));
        assertEquals(401, WsClient.refusedWith(one.port(), "", TestGateway.expiredToken()));
        assertEquals(400, WsClient.refusedWith(one.port(), "?types=nonsense", token(Ids.next())));
        one.user().get("/api/v1/ws").expect(400, "VALIDATION_ERROR");
        try (RawHttp raw = RawHttp.to(one.port())) {
            raw.send("GET /api/v1/ws HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token(Ids.next()) + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: other\r\n\r\n");
            assertEquals(400, raw.readResponse().status());
        }
    }

    @Test
    void streamsEndWithTheirToken() {
        String shortLived = one.token(Ids.next(), "user", false, Ids.next(), Duration.ofSeconds(2));
        try (SseStream stream = one.anonymous().withToken(shortLived).sse("/api/v1/events"); WsClient socket = WsClient.open(one.port(), "", shortLived)) {
            assertEquals(4401, socket.closeCode());
            Eventually.until("the stream has ended", stream::isEnded);
        }
    }

    @Test
    void streamsEndWithTheirSessionOrAccount() {
        UUID session = Ids.next();
        UUID account = Ids.next();
        try (WsClient ended = WsClient.open(one.port(), "", one.token(Ids.next(), "user", false, session));
                WsClient locked = WsClient.open(other.port(), "", token(account));
                WsClient untouched = WsClient.open(one.port(), "", token(Ids.next()))) {
            services.revoked("{\"cursor\":\"7\",\"sessions\":[\"" + session + "\"],\"tokens\":[],\"accounts\":[\"" + account + "\"]}");
            assertEquals(4401, ended.closeCode());
            assertEquals(4403, locked.closeCode());
            assertEquals("{\"action\":\"pong\"}", untouched.send("{\"action\":\"ping\"}").next());
        }
    }

    @Test
    void aReaderTooFarBehindIsClosed() {
        UUID user = Ids.next();
        try (RawHttp raw = RawHttp.to(one.port())) {
            raw.send("GET /api/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token(user) + "\r\n\r\n");
            Eventually.until("the stream is open", () -> slots(user) == 1);
            for (int i = 0; i < 120; i++) {
                store.add(user, TYPE, Map.of("padding", "x".repeat(100_000)));
            }
            Eventually.until("the stream was given up", Duration.ofSeconds(15), () -> slots(user) == 0);
        }
    }

    @Test
    void saysWhenLiveEventsAreAway() {
        String token = token(Ids.next());
        store.away(true);
        try {
            one.anonymous().withToken(token).get("/api/v1/events").expect(503, "SERVICE_UNAVAILABLE");
            assertEquals(503, WsClient.refusedWith(one.port(), "", token));
        } finally {
            store.away(false);
        }
    }

    @Test
    void tellsClientsToReconnectWhenItStops() {
        TestGateway third = TestGateway.before(services);
        try (WsClient socket = WsClient.open(third.port(), "", token(Ids.next())); SseStream stream = third.user().sse("/api/v1/events")) {
            Thread stopping = Thread.startVirtualThread(third::close);
            assertEquals(1012, socket.closeCode());
            Eventually.until("the stream has ended", stream::isEnded);
            Eventually.until("the gateway has stopped", Duration.ofSeconds(15), () -> !stopping.isAlive());
        }
    }

    @Test
    void asksTheStoreWhileRedisIsAway() {
        try (TestGateway alone = TestGateway.before(services)) {
            UUID user = Ids.next();
            try (SseStream stream = alone.as(user, "user", false).sse("/api/v1/events"); WsClient socket = WsClient.open(alone.port(), "", token(user))) {
                store.add(user, TYPE, Map.of("n", 1));
                assertEquals(1, number(stream.next()));
                assertTrue(socket.next().contains("\"n\":1"));
                store.add(user, TYPE, Map.of("n", 2));
                assertEquals(2, number(stream.next()));
                assertFalse(stream.isEnded());
            }
        }
    }

    private static String token(UUID user) {
        return one.token(user, "user", false, Ids.next());
    }

    private static int number(SseEvent event) {
        return Json.tree(event.data().getBytes(StandardCharsets.UTF_8)).path("data").path("n").asInt(-1);
    }

    private static long slots(UUID user) {
        return slots.of(user);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
