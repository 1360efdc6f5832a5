package com.aiponge.system.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.system.SystemWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static SystemWorld world;
    private UUID user;

    @BeforeAll
    static void start() {
        world = SystemWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void somebodyNew() {
        user = Ids.next();
    }

    @Test
    void eventsComeBackInOrderAfterAPosition() {
        String before = world.position();
        world.send(List.of(SystemWorld.event(Ids.next(), user, "one"), SystemWorld.event(Ids.next(), user, "two"))).expect(202);
        world.send(List.of(SystemWorld.event(Ids.next(), user, "three"))).expect(202);
        JsonNode all = world.replay(user, before);
        assertEquals(List.of("one", "two", "three"), SystemWorld.titles(all));
        assertFalse(all.path("reset").asBoolean());
        String second = all.path("events").path(1).path("id").asText();
        assertEquals(List.of("three"), SystemWorld.titles(world.replay(user, second)));
        assertEquals(List.of(), SystemWorld.titles(world.replay(user, all.path("cursor").asText())));
    }

    @Test
    void anEventHasTheMembersOfTheContract() {
        String before = world.position();
        UUID track = Ids.next();
        world.send(List.of(Map.of("eventId", Ids.next(), "userId", user, "type", "library.changed",
                "data", Map.of("kind", "track", "action", "created", "id", track)))).expect(202);
        JsonNode event = world.replay(user, before).path("events").path(0);
        List<String> names = new ArrayList<>();
        event.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("id", "userId", "type", "time", "data"), names);
        assertTrue(event.path("id").asText().matches("[0-9]{13}-[0-9]+"));
        assertEquals(Instant.ofEpochMilli(Long.parseLong(event.path("id").asText().split("-")[0])), Instant.parse(event.path("time").asText()));
        assertEquals(track.toString(), event.path("data").path("id").asText());
        assertEquals(user.toString(), event.path("userId").asText());
    }

    @Test
    void nobodyGetsTheEventsOfSomebodyElse() {
        String before = world.position();
        world.send(List.of(SystemWorld.event(Ids.next(), user, "mine"), SystemWorld.event(Ids.next(), Ids.next(), "other"))).expect(202);
        assertEquals(List.of("mine"), SystemWorld.titles(world.replay(user, before)));
        world.service().asService(ServiceName.GATEWAY, Ids.next()).get("/internal/v1/events?userId=" + user + "&after=" + before).expect(404, "NOT_FOUND");
        world.service().asService(ServiceName.GATEWAY, null).get("/internal/v1/events?userId=" + user).expect(404, "NOT_FOUND");
    }

    @Test
    void aRepeatIsStoredOnce() {
        String before = world.position();
        UUID id = Ids.next();
        assertEquals(1, world.send(List.of(SystemWorld.event(id, user, "once"))).expect(202).data().path("accepted").asInt());
        assertEquals(1, world.send(List.of(SystemWorld.event(id, user, "once"), SystemWorld.event(Ids.next(), user, "new"))).expect(202)
                .data().path("accepted").asInt());
        assertEquals(List.of("once", "new"), SystemWorld.titles(world.replay(user, before)));
        UUID twice = Ids.next();
        world.send(List.of(SystemWorld.event(twice, user, "in one"), SystemWorld.event(twice, user, "in one"))).expect(202);
        assertEquals(1, world.database().number("SELECT count(*) FROM system_service.events WHERE event_id = ?", twice));
    }

    @Test
    void parallelRepeatsAreStoredOnce() throws Exception {
        String before = world.position();
        List<Map<String, Object>> batch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batch.add(SystemWorld.event(Ids.next(), user, "t" + i));
        }
        CountDownLatch together = new CountDownLatch(8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                List<Map<String, Object>> shuffled = new ArrayList<>(batch);
                Collections.shuffle(shuffled);
                threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return world.send(shuffled).expect(202);
                });
            }
        }
        List<String> titles = SystemWorld.titles(world.replay(user, before));
        assertEquals(20, titles.size());
        assertEquals(20, new HashSet<>(titles).size());
    }

    @Test
    void aReaderThatFollowsTheCursorMissesNothingOfParallelWriters() throws Exception {
        String cursor = world.position();
        int writers = 12;
        CountDownLatch left = new CountDownLatch(writers);
        Set<String> heard = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                UUID each = Ids.next();
                threads.submit(() -> {
                    for (int n = 0; n < 10; n++) {
                        world.send(List.of(SystemWorld.event(Ids.next(), each, each + "/" + n))).expect(202);
                    }
                    left.countDown();
                    return null;
                });
            }
            while (left.getCount() > 0) {
                JsonNode news = world.replay(null, cursor);
                heard.addAll(SystemWorld.titles(news));
                cursor = news.path("cursor").asText();
            }
        }
        heard.addAll(SystemWorld.titles(world.replay(null, cursor)));
        assertEquals(writers * 10, heard.size());
    }

    @Test
    void idsRiseEvenWhenTheClockGoesBack() {
        String before = world.position();
        world.send(List.of(SystemWorld.event(Ids.next(), user, "one"))).expect(202);
        world.clock().advance(Duration.ofMinutes(-5));
        world.send(List.of(SystemWorld.event(Ids.next(), user, "two"))).expect(202);
        world.clock().advance(Duration.ofMinutes(5));
        assertEquals(List.of("one", "two"), SystemWorld.titles(world.replay(user, before)));
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        String cursor = world.position();
        world.fill(user, 25);
        List<String> titles = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            JsonNode replay = world.read(user, cursor, 10).expect(200).data();
            titles.addAll(SystemWorld.titles(replay));
            cursor = replay.path("cursor").asText();
        }
        assertEquals(IntStream.rangeClosed(1, 25).mapToObj(Integer::toString).toList(), titles);
        assertEquals(world.position(), cursor, "at the end the cursor is where events end");
    }

    @Test
    void withoutAPositionNothingIsReplayed() {
        world.fill(user, 3);
        JsonNode now = world.replay(user, null);
        assertEquals(0, now.path("events").size());
        assertFalse(now.path("reset").asBoolean());
        assertEquals(List.of(), SystemWorld.titles(world.replay(user, now.path("cursor").asText())));
    }

    @Test
    void anUnknownPositionResets() {
        world.fill(user, 2);
        for (String unknown : List.of("nonsense", "1", "99999999999999-0", "-1-0", "1777886089310-x", "0-0-0")) {
            JsonNode reset = world.replay(user, unknown);
            assertTrue(reset.path("reset").asBoolean(), unknown);
            assertEquals(0, reset.path("events").size());
            assertEquals(world.position(), reset.path("cursor").asText());
        }
    }

    @Test
    void oneCallTakesAHundredEventsAtMost() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(SystemWorld.event(Ids.next(), user, "t"));
        }
        world.send(many).expect(400, "VALIDATION_ERROR");
        assertEquals(0, world.send(List.of()).expect(202).data().path("accepted").asInt());
    }

    @Test
    void wrongEventsAreRefusedWholeAndNamed() {
        String before = world.position();
        Map<String, Object> good = SystemWorld.event(Ids.next(), user, "good");
        Map<String, Object> bad = Map.of("eventId", "x", "type", "music.exploded", "data", List.of());
        ApiAnswer answer = world.send(List.of(good, bad)).expect(400, "VALIDATION_ERROR");
        List<String> fields = answer.json().at("/error/details/errors").findValuesAsText("field");
        assertEquals(List.of("events[1].eventId", "events[1].userId", "events[1].type", "events[1].data"), fields);
        assertEquals(0, world.replay(user, before).path("events").size());
        world.send("x").expect(400, "VALIDATION_ERROR");
        world.service().asService(ServiceName.MUSIC, null).post("/internal/v1/events", "{").expect(400, "MALFORMED_JSON");
        world.service().asService(ServiceName.MUSIC, null).post("/internal/v1/events", Map.of()).expect(400, "VALIDATION_ERROR");
        world.send(List.of(Map.of("eventId", Ids.next(), "userId", user, "type", "stream.reset"))).expect(400, "VALIDATION_ERROR");
        world.send(List.of(Map.of("eventId", Ids.next(), "userId", user, "type", "library.changed", "data", Map.of("x", "y".repeat(17_000)))))
                .expect(400, "VALIDATION_ERROR");
    }

    @Test
    void badQueriesAreRefused() {
        for (String bad : List.of("limit=0", "limit=x", "userId=x", "after=" + "1".repeat(65))) {
            world.service().asService(ServiceName.GATEWAY, null).get("/internal/v1/events?" + bad).expect(400, "VALIDATION_ERROR");
        }
        world.read(null, null, 100_000).expect(200);
    }

    @Test
    void servicesWriteAndGatewaysRead() {
        Map<String, Object> body = Map.of("events", List.of(SystemWorld.event(Ids.next(), user, "t")));
        world.service().asService(ServiceName.GATEWAY, null).post("/internal/v1/events", body).expect(404, "ENDPOINT_NOT_FOUND");
        for (ServiceName service : ServiceName.values()) {
            if (service != ServiceName.GATEWAY) {
                world.service().asService(service, null).post("/internal/v1/events", body).expect(202);
                world.service().asService(service, null).get("/internal/v1/events").expect(404, "ENDPOINT_NOT_FOUND");
            }
        }
    }

    @Test
    void titlesAreCiphertextInRows() {
        world.send(List.of(SystemWorld.event(Ids.next(), user, "Elderberry Lullaby"))).expect(202);
        String rows = (String) world.database().value("SELECT string_agg(e::text, ' ') FROM system_service.events e WHERE user_id = ?", user);
        assertFalse(rows.contains("Elderberry") || rows.contains("trackTitle"), rows);
    }

    @Test
    void writingTakesTwoStatementsAndReadingOne() {
        ApiAnswer written = world.send(List.of(SystemWorld.event(Ids.next(), user, "a"), SystemWorld.event(Ids.next(), Ids.next(), "b"))).expect(202);
        assertEquals("2", written.header("x-statements"));
        assertEquals("1", world.read(user, world.position(), 10).header("x-statements"));
    }

    @Test
    void listsAreReadByTheirIndexes() {
        world.fill(user, 300);
        world.database().execute("ANALYZE system_service.events");
        String ofUser = plan(EventStore.OF_USER);
        assertTrue(ofUser.contains("events_of_user") && !ofUser.contains("Seq Scan") && !ofUser.contains("Sort"), ofUser);
        String ofAll = plan(EventStore.OF_ALL);
        assertTrue(ofAll.contains("events_pkey") && !ofAll.contains("Sort"), ofAll);
    }

    private String plan(String sql) {
        String bound = sql.replace(":user", "'" + user + "'").replace(":afterMs", "1").replace(":afterSeq", "0").replace(":limit", "20")
                .replace("FROM events", "FROM system_service.events");
        return world.database().query("EXPLAIN " + bound).toString();
    }
}
