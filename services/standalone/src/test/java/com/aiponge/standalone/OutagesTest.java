package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
import com.aiponge.testkit.SseEvent;
import com.aiponge.testkit.SseStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When something is down (docs/architecture.md): eight processes, and one thing after the other goes away and comes back. */
class OutagesTest {
    private static final Duration SONG = Duration.ofSeconds(90);
    /** The gateway looks at everything every 15 seconds. */
    private static final Duration NOTICED = Duration.ofSeconds(40);
    private static ProcessPlatform platform;

    @BeforeAll
    static void start() {
        platform = ProcessPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void withoutRedisEverythingGoesOn() {
        Person before = platform.guest();
        platform.stopRedis();
        try {
            Person during = platform.guest();
            String song = during.song();
            before.entry();
            assertSung(during, song);
            Eventually.until("/health/services says that Redis is away", NOTICED, () -> !health("redis").equals("healthy"));
        } finally {
            platform.startRedis();
        }
        Eventually.until("/health/services says that Redis is back", NOTICED, () -> health("redis").equals("healthy"));
        before.entry();
    }

    /** SIGSTOP: connections stay open and nothing answers. Streams that were open and those that open now get their events by polling. */
    @Test
    void aRedisThatHangsCostsLittleAndLiveEventsGoOn() {
        Person before = platform.guest();
        try (SseStream open = before.api().sse("/api/v1/events")) {
            try (Freeze _ = Freeze.process(platform.redisPid())) {
                Person during = platform.guest();
                try (SseStream opened = during.api().sse("/api/v1/events")) {
                    String first = before.song();
                    String second = during.song();
                    assertTold(open, first);
                    assertTold(opened, second);
                    assertSung(before, first);
                    assertSung(during, second);
                }
                Eventually.until("/health/services says that Redis is away", NOTICED, () -> !health("redis").equals("healthy"));
            }
            Eventually.until("/health/services says that Redis is back", NOTICED, () -> health("redis").equals("healthy"));
        }
    }

    /** That a song whose deadline passes meanwhile fails with a reason and gives its credits back: music's MoneyTest, by a clock that is set. */
    @Test
    void withoutAnyVendorSongsWaitUnpaidAndAllElseGoesOn() {
        Person listener = platform.guest();
        JsonNode heard = assertSung(listener, listener.song());
        Person person = platform.guest();
        ServiceJvm vendors = platform.service(ServiceName.AI_CONFIG);
        vendors.kill();
        vendors.start(Map.of("AIPONGE_BUILTIN_VENDORS", "false"));
        platform.awaitReady();
        String song;
        try {
            song = person.song();
            Eventually.until("the vendors were asked and had nobody", Duration.ofSeconds(30), () -> vendors.log().contains("\"route\":\"/internal/v1/providers/invoke\",\"status\":503"));
            assertFalse(person.job(song).path("status").asText().matches("failed|completed"), person.job(song).toString());
            assertEquals(0, person.job(song).path("creditsCharged").asInt());
            person.entry();
            assertEquals(1, listener.api().get("/api/v1/app/library/private").expect(200).data().path("tracks").size());
            platform.stranger().get(heard.path("streamingUrl").asText()).expect(200);
        } finally {
            vendors.kill();
            vendors.start();
            platform.awaitReady();
        }
        assertSung(person, song);
    }

    @Test
    void withoutSystemSongsAreMadeAndTheirEventsArriveLater() {
        Person person = platform.guest();
        platform.service(ServiceName.SYSTEM).kill();

        assertSung(person, person.song());
        assertTrue(platform.database().number("SELECT count(*) FROM music_service.outbox") > 0, "events wait with their sender");
        assertNotNull(person.api().get("/api/v1/events").expect(503, "SERVICE_UNAVAILABLE").header("Retry-After"));
        platform.service(ServiceName.SYSTEM).start();
        platform.awaitReady();

        Eventually.until("the end of the song has become an event", Duration.ofSeconds(60), () -> platform.database().number(
                "SELECT count(*) FROM system_service.events WHERE type = 'music.generation.completed' AND user_id = ?::uuid", person.id()) == 1);
    }

    @Test
    void aDatabaseThatStandsStillForFiveSecondsCostsOnlyTime() {
        Person person = platform.guest();
        String song = person.song();
        String entry = person.entry();
        ApiAnswer known = platform.stranger().get("/api/v1/app/subscriptions/config").expect(200);
        try (Freeze _ = Freeze.process(platform.database().serverPid())) {
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            for (ServiceJvm service : platform.services()) {
                assertEquals(200, service.status("/live"));
            }
            Eventually.until("user-service is not ready", () -> platform.service(ServiceName.USER).status("/ready") == 503);
            assertEquals(known.text().replaceAll("\"timestamp\".*", ""),
                    platform.stranger().get("/api/v1/app/subscriptions/config").expect(200).text().replaceAll("\"timestamp\".*", ""));
            Eventually.until("five seconds have passed", () -> System.nanoTime() > end);
        }
        platform.awaitReady();
        assertEquals(entry, person.api().get("/api/v1/app/entries/" + entry).expect(200).data().path("id").asText());
        assertSung(person, song);
    }

    @Test
    void aDatabaseThatIsGoneIs503UntilItIsBack() {
        Person person = platform.guest();
        String entry = person.entry();
        platform.databaseNetwork().cut();
        try {
            ApiAnswer refused = person.api().get("/api/v1/app/entries/" + entry).expect(503, "SERVICE_UNAVAILABLE");
            assertNotNull(refused.header("Retry-After"));
            person.api().post("/api/v1/app/entries", Map.of("content", "lost?")).expect(503, "SERVICE_UNAVAILABLE");
            assertEquals(503, platform.service(ServiceName.MUSIC).status("/ready"));
            for (ServiceJvm service : platform.services()) {
                assertEquals(200, service.status("/live"));
            }
        } finally {
            platform.databaseNetwork().heal();
        }
        platform.awaitReady();
        Eventually.until("the entry is read again", () -> person.api().get("/api/v1/app/entries/" + entry).status() == 200);
        assertSung(person, person.song());
    }

    @Test
    void withoutStorageFilesAreRefusedAndSongsWait() {
        Person listener = platform.guest();
        JsonNode heard = assertSung(listener, listener.song());
        Person waiting = platform.guest();

        platform.service(ServiceName.STORAGE).kill();
        ApiAnswer refused = platform.stranger().get(heard.path("streamingUrl").asText()).expect(503, "SERVICE_UNAVAILABLE");
        assertNotNull(refused.header("Retry-After"));
        listener.entry();
        String song = waiting.song();
        Eventually.until("the song is being made", Duration.ofSeconds(20), () -> waiting.job(song).path("percentComplete").asInt() >= 25);
        assertNotEquals("failed", waiting.job(song).path("status").asText());
        platform.service(ServiceName.STORAGE).start();
        platform.awaitReady();

        assertSung(waiting, song);
        platform.stranger().get(heard.path("streamingUrl").asText()).expect(200);
    }

    @Test
    void withoutAnalyticsNothingIsSeenAndUsageArrivesLater() {
        Person person = platform.guest();
        platform.service(ServiceName.AI_ANALYTICS).kill();

        assertSung(person, person.song());
        assertTrue(platform.database().number("SELECT count(*) FROM music_service.outbox") > 0, "usage waits with its sender");
        platform.service(ServiceName.AI_ANALYTICS).start();
        platform.awaitReady();

        Eventually.until("the usage of the song has arrived once", Duration.ofSeconds(60), () -> platform.database().number(
                "SELECT count(*) FROM ai_analytics_service.usage_events WHERE type = 'song.generated' AND user_id = ?::uuid", person.id()) == 1);
        Eventually.until("nothing waits any more", Duration.ofSeconds(60), () -> platform.database().number("SELECT count(*) FROM music_service.outbox") == 0);
    }

    private static JsonNode assertSung(Person person, String song) {
        JsonNode job = person.finished(song, SONG);
        assertEquals("completed", job.path("status").asText(), job.toString());
        assertTrue(person.api().get(job.path("streamingUrl").asText()).expect(200).bytes().length > 300_000);
        return job;
    }

    /** Live, to the end of the song. */
    private static void assertTold(SseStream stream, String song) {
        long end = System.nanoTime() + SONG.toNanos();
        while (true) {
            SseEvent event = stream.next(Duration.ofSeconds(20)).orElseThrow(() -> new AssertionError("no event while Redis is away"));
            if (event.event().equals("music.generation.completed")) {
                assertTrue(event.data().contains(song), event.data());
                return;
            }
            assertTrue(System.nanoTime() < end, "the song does not end");
        }
    }

    private static String health(String name) {
        for (JsonNode service : platform.stranger().get("/health/services").expect(200).json().path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service.path("status").asText();
            }
        }
        return "not listed";
    }
}
