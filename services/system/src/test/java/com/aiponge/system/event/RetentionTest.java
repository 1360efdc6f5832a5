package com.aiponge.system.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.system.SystemWorld;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final UUID user = Ids.next();
    private SystemWorld world;

    @BeforeEach
    void start() {
        world = SystemWorld.start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theVeryFirstEventIsNoReset() {
        String empty = world.position();
        world.fill(user, 1);
        JsonNode replay = world.replay(user, empty);
        assertFalse(replay.path("reset").asBoolean());
        assertEquals(List.of("1"), SystemWorld.titles(replay));
    }

    @Test
    void eventsAreKeptForADay() {
        String before = world.position();
        world.clock().advance(Duration.ofMinutes(1)); // past the moment of the migration, from which on ids are given out
        world.fill(user, 3);
        world.clock().advance(Duration.ofHours(24));
        world.purge();
        assertEquals(3, SystemWorld.titles(world.replay(user, before)).size(), "exactly a day is not too old");
        world.clock().advance(Duration.ofMillis(1));
        world.purge();
        assertEquals(0, world.database().number("SELECT count(*) FROM system_service.events"));
        assertTrue(world.replay(user, before).path("reset").asBoolean(), "what came after it is gone");
    }

    @Test
    void whoHadReadToTheEndMissesNothingHoweverLongItWasQuiet() {
        world.fill(user, 3);
        String end = world.position();
        world.clock().advance(Duration.ofDays(3));
        world.purge();
        world.fill(user, 1);
        JsonNode replay = world.replay(user, end);
        assertFalse(replay.path("reset").asBoolean());
        assertEquals(List.of("1"), SystemWorld.titles(replay));
    }

    @Test
    void newerEventsStayWhenOldOnesGo() {
        world.fill(user, 2);
        String middle = world.position();
        world.clock().advance(Duration.ofHours(12));
        world.fill(user, 2);
        world.clock().advance(Duration.ofHours(13));
        world.purge();
        assertEquals(List.of("1", "2"), SystemWorld.titles(world.replay(user, middle)));
    }

    @Test
    void aThousandEventsOfAUserAreKept() {
        UUID other = Ids.next();
        String before = world.position();
        world.fill(other, 5);
        world.fill(user, 1_003);
        world.purge();
        assertEquals(1_000, world.database().number("SELECT count(*) FROM system_service.events WHERE user_id = ?", user));
        assertTrue(world.replay(user, before).path("reset").asBoolean());
        assertEquals(5, SystemWorld.titles(world.replay(other, before)).size(), "nobody else is touched");
        assertFalse(world.replay(null, before).path("reset").asBoolean(), "who follows everybody has heard of them already");
        Object third = world.database().value("SELECT ms || '-' || seq FROM system_service.event_trims WHERE user_id = ?", user);
        JsonNode rest = world.replay(user, third.toString());
        assertFalse(rest.path("reset").asBoolean(), "who has seen the last of those that went misses nothing");
        assertEquals("4", SystemWorld.titles(rest).getFirst());
    }

    @Test
    void whatWasTrimmedIsForgottenWithTheDay() {
        world.fill(user, 1_001);
        world.purge();
        assertEquals(1, world.database().number("SELECT count(*) FROM system_service.event_trims"));
        world.clock().advance(Duration.ofHours(25));
        world.purge();
        assertEquals(0, world.database().number("SELECT count(*) FROM system_service.event_trims"));
    }

    @Test
    void eventsSurviveARestart() {
        String before = world.position();
        world.fill(user, 2);
        world.service().restart();
        assertEquals(2, SystemWorld.titles(world.replay(user, before)).size());
    }
}
