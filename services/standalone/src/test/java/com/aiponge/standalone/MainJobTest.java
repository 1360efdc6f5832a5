package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job as a stranger does it, through the gateway of a whole platform in this process. */
class MainJobTest {
    private static final String WORDS = "Walked by the river before work. For the first time in weeks my head was quiet.";
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonNode finished(ApiClient api, String songId) {
        return Eventually.value("the song " + songId + " is finished", Duration.ofSeconds(60), () -> {
            JsonNode job = api.get("/api/v1/app/music/song-requests/" + songId).expect(200).data();
            return job.path("status").asText().matches("completed|failed") ? Optional.of(job) : Optional.empty();
        });
    }

    @Test
    void anEntryBecomesASongThatPlays() {
        ApiClient stranger = ApiClient.at(platform.gatewayPort());
        JsonNode guest = stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data();
        ApiClient api = stranger.withToken(guest.path("token").asText());
        JsonNode entry = api.post("/api/v1/app/entries", Map.of("content", WORDS)).expect(201).data();

        ApiAnswer accepted = api.post("/api/v1/app/music/generate", Map.of("entryId", entry.path("id").asText(), "mood", "calm", "genre", "acoustic")).expect(202);
        JsonNode job = finished(api, accepted.data().path("songRequestId").asText());

        assertEquals("completed", job.path("status").asText(), job.toString());
        assertEquals("{\"lyrics\":\"builtin\",\"music\":\"builtin\",\"artwork\":\"builtin\"}", job.path("providers").toString());
        assertEquals(15, job.path("creditsCharged").asInt());
        assertTrue(job.path("lyrics").asText().contains("[Chorus]"), job.path("lyrics").asText());

        JsonNode track = api.get("/api/v1/app/library/private").expect(200).data().path("tracks").get(0);
        assertEquals(job.path("trackId").asText(), track.path("id").asText());
        assertTrue(track.path("duration").asInt() >= 45 && track.path("duration").asInt() <= 90, track.toString());

        ApiAnswer audio = stranger.get(track.path("audioUrl").asText()).expect(200);
        assertEquals("audio/mpeg", audio.header("Content-Type"));
        assertTrue(audio.bytes().length > 300_000, "an MP3 of " + audio.bytes().length + " bytes");
        ApiAnswer part = stranger.withHeader("Range", "bytes=1000-1999").get(track.path("audioUrl").asText()).expect(206);
        assertArrayEquals(Arrays.copyOfRange(audio.bytes(), 1000, 2000), part.bytes());
        assertEquals("image/jpeg", stranger.get(track.path("artworkUrl").asText()).expect(200).header("Content-Type"));

        JsonNode balance = api.get("/api/v1/app/credits/balance").expect(200).data();
        assertEquals(45, balance.path("currentBalance").asInt());
        assertEquals(0, balance.path("reserved").asInt());
        assertEquals(15, balance.path("totalSpent").asInt());

        JsonNode lyrics = Eventually.value("lyrics timed to the melody", () -> {
            JsonNode found = api.get("/api/v1/app/lyrics/entry/" + entry.path("id").asText()).expect(200).data();
            return found.path("hasSyncedLyrics").asBoolean() ? Optional.of(found) : Optional.empty();
        });
        assertFalse(lyrics.path("syncedLines").isEmpty());
        api.post("/api/v1/app/library/track-play", Map.of("trackId", track.path("id").asText(), "duration", 10)).expect(200);
        assertEquals(1, api.get("/api/v1/app/library/explore").expect(200).data().path("recentlyPlayed").size());
    }

    @Test
    void aGuestsSecondSongOfTheMonthCostsAnAccount() {
        ApiClient stranger = ApiClient.at(platform.gatewayPort());
        ApiClient api = stranger.withToken(stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText());
        String id = api.post("/api/v1/app/music/generate", Map.of("entryContent", WORDS)).expect(202).data().path("songRequestId").asText();
        assertEquals("completed", finished(api, id).path("status").asText());

        api.post("/api/v1/app/music/generate", Map.of("entryContent", WORDS)).expect(402, "SUBSCRIPTION_LIMIT_EXCEEDED");
    }

    @Test
    void nobodyReadsAnothersEntryTrackOrSong() {
        ApiClient stranger = ApiClient.at(platform.gatewayPort());
        ApiClient one = stranger.withToken(stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText());
        ApiClient other = stranger.withToken(stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText());
        String entry = one.post("/api/v1/app/entries", Map.of("content", WORDS)).expect(201).data().path("id").asText();
        String song = one.post("/api/v1/app/music/generate", Map.of("entryId", entry)).expect(202).data().path("songRequestId").asText();

        other.get("/api/v1/app/entries/" + entry).expect(404, "NOT_FOUND");
        other.get("/api/v1/app/music/song-requests/" + song).expect(404, "NOT_FOUND");
        other.post("/api/v1/app/music/generate", Map.of("entryId", entry)).expect(404, "NOT_FOUND");
        stranger.get("/api/v1/app/entries/" + entry).expect(401, "UNAUTHORIZED");
        JsonNode track = finished(one, song);
        String url = track.path("streamingUrl").asText();
        stranger.get(url.substring(0, url.indexOf('?'))).expect(404);
        stranger.get(url.replaceFirst("sig=.", "sig=!")).expect(403, "MEDIA_URL_INVALID");
    }

    @Test
    void theWordsAreNowhereInClear() {
        String rare = "zyxophonic marmalade";
        ApiClient stranger = ApiClient.at(platform.gatewayPort());
        ApiClient api = stranger.withToken(stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data().path("token").asText());
        String entry = api.post("/api/v1/app/entries", Map.of("content", "Today I ate " + rare + " by the sea.", "moodContext", rare)).expect(201).data().path("id").asText();
        String song = api.post("/api/v1/app/music/generate", Map.of("entryId", entry, "customInstructions", rare)).expect(202).data().path("songRequestId").asText();
        finished(api, song);

        assertEquals(List.of(), Stored.columnsWith(platform.database(), "zyxophonic"));
    }
}
