package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
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

    private static String health(String name) {
        for (JsonNode service : platform.stranger().get("/health/services").expect(200).json().path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service.path("status").asText();
            }
        }
        return "not listed";
    }
}
