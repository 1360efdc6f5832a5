package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.music.peers.Members;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the order of a song to its place in the library. */
class SongTest {
    private final SongWorld world = new SongWorld();
    private final UUID writer = Ids.next();
    private final TestCaller caller = world.service.as(writer);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEntryBecomesASongInTheLibrary() {
        ApiAnswer accepted = world.generate(caller, SongWorld.entrySong()).expect(202);
        assertEquals("queued", accepted.json().path("status").asText());
        assertEquals(accepted.data().path("songRequestId"), accepted.json().path("requestId"));
        assertEquals(15, accepted.data().path("creditsReserved").asInt());
        assertTrue(accepted.data().has("audioUrl") && !accepted.data().has("safety"));

        UUID id = UUID.fromString(accepted.data().path("requestId").asText());
        JsonNode job = world.finished(caller, id);
        assertEquals("completed", job.path("status").asText(), job.toString());
        assertEquals(100, job.path("percentComplete").asInt());
        assertEquals("Quiet River Morning", job.path("trackTitle").asText());
        assertEquals(SongWorld.LYRICS, job.path("lyrics").asText());
        assertEquals(15, job.path("creditsCharged").asInt());
        assertEquals(0, job.path("creditsReserved").asInt());
        assertEquals("{\"lyrics\":\"builtin\",\"music\":\"builtin\",\"artwork\":\"builtin\"}", job.path("providers").toString());
        assertTrue(job.path("streamingUrl").asText().matches("/uploads/[0-9a-f-]{36}/song\\.mp3\\?exp=\\d+&sig=.+"));

        JsonNode page = caller.get("/api/v1/app/library/private").expect(200).data();
        assertEquals(1, page.path("total").asInt());
        JsonNode track = page.path("tracks").get(0);
        assertEquals(job.path("trackId"), track.path("id"));
        assertEquals(76, track.path("duration").asInt());
        assertEquals(SongWorld.ENTRY.toString(), track.path("entryId").asText());
        assertEquals("acoustic", track.path("genres").get(0).asText(), "the genre of the preferences");
        assertEquals("You", track.path("displayName").asText());
        JsonNode albums = caller.get("/api/v1/app/library/albums").expect(200).data();
        assertEquals("My Songs", albums.path("albums").get(0).path("title").asText());
    }

    @Test
    void aJobHasEveryMemberOfTheContractInItsOrder() {
        UUID id = world.ordered(caller, SongWorld.entrySong());
        List<String> members = new ArrayList<>();
        world.finished(caller, id).fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("id", "songRequestId", "userId", "entryId", "status", "phase", "percentComplete", "visibility", "trackId", "trackTitle",
                "artworkUrl", "artworkError", "streamingUrl", "lyrics", "lyricsId", "queuePosition", "estimatedWaitSeconds", "providers", "errorCode",
                "errorMessage", "creditsReserved", "creditsCharged", "createdAt", "updatedAt", "startedAt", "completedAt"), members);
    }

    @Test
    void lyricsAreTimedAfterwards() {
        UUID id = world.ordered(caller, SongWorld.entrySong());
        String track = world.finished(caller, id).path("trackId").asText();
        JsonNode timed = Eventually.value("synced lyrics", () -> java.util.Optional.of(caller.get("/api/v1/app/library/track/" + track).expect(200).data())
                .filter(one -> one.path("hasSyncedLyrics").asBoolean()));
        JsonNode first = timed.path("lyricsSyncedLines").get(0);
        assertEquals("Grey light on the river", first.path("text").asText());
        assertEquals(8420, first.path("startMs").asInt());
        assertEquals(SongWorld.LYRICS, timed.path("lyricsContent").asText());
        JsonNode lyrics = caller.get("/api/v1/app/lyrics/entry/" + SongWorld.ENTRY).expect(200).data();
        assertTrue(lyrics.path("hasSyncedLyrics").asBoolean());
        assertEquals("Quiet River Morning", lyrics.path("title").asText());
        Eventually.until("no step is kept", () -> world.number("SELECT count(*) FROM job_steps WHERE job_id = ?", id) == 0);
    }

    @Test
    void whileTheMusicIsMadeTheJobShowsWhatThereIs() {
        world.rendering = true;
        UUID id = world.ordered(caller, SongWorld.entrySong());
        JsonNode job = Eventually.value("the music phase", () -> java.util.Optional.of(world.job(caller, id)).filter(one -> one.path("percentComplete").asInt() == 50));
        assertEquals("generating_music", job.path("phase").asText());
        assertEquals("processing", job.path("status").asText());
        assertEquals("Quiet River Morning", job.path("trackTitle").asText());
        assertEquals(SongWorld.LYRICS, job.path("lyrics").asText());
        assertFalse(job.path("artworkUrl").isNull());
        assertTrue(job.path("trackId").isNull() && job.path("streamingUrl").isNull());
        assertEquals(0, caller.get("/api/v1/app/library/private").expect(200).data().path("total").asInt());
        JsonNode active = caller.get("/api/v1/app/music/song-requests/active").expect(200).json();
        assertEquals(id.toString(), active.path("data").get(0).path("id").asText());
        assertEquals(1, active.path("pagination").path("total").asInt());
        JsonNode works = caller.get("/api/v1/app/library/explore").expect(200).data().path("worksInProgress");
        assertEquals("Quiet River Morning", works.get(0).path("title").asText());
        world.rendering = false;
        assertEquals("completed", world.finished(caller, id).path("status").asText());
        assertEquals(0, caller.get("/api/v1/app/music/song-requests/active").expect(200).data().size());
    }

    @Test
    void oneKeyIsOneSongAndOneReservation() {
        TestCaller keyed = caller.withKey("song-1");
        UUID first = world.ordered(keyed, SongWorld.entrySong());
        ApiAnswer again = world.generate(keyed, SongWorld.entrySong()).expect(202);
        assertEquals(first.toString(), again.data().path("requestId").asText());
        assertEquals("true", again.header("X-Idempotent-Replayed"));
        assertEquals(1, world.holds.size());
        assertEquals(1, world.number("SELECT count(*) FROM song_jobs"));
        world.generate(keyed, Map.of("entryId", SongWorld.ENTRY, "mood", "sad")).expect(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyWhoseReservationIsClosedGetsANewOne() {
        TestCaller keyed = caller.withKey("song-2");
        world.ordered(keyed, SongWorld.entrySong());
        Eventually.until("the song is paid", () -> world.holds.values().stream().allMatch(hold -> hold.state.equals("settled")));
        world.service.database().execute("DELETE FROM music_service.idempotency_keys");
        UUID second = world.ordered(keyed, SongWorld.entrySong());
        assertEquals("completed", world.finished(caller, second).path("status").asText());
        assertEquals(2, world.holds.size());
    }

    @Test
    void theReasonNotToPayIsPassedOn() {
        world.user.on("POST", "/internal/v1/credits/reservations", call -> {
            throw new Problem.PaymentRequired("SUBSCRIPTION_LIMIT_EXCEEDED", "You have used both songs of this month.", Map.of("feature", "songs"));
        });
        ApiAnswer refused = world.generate(caller, SongWorld.entrySong()).expect(402, "SUBSCRIPTION_LIMIT_EXCEEDED");
        assertEquals("songs", refused.json().path("error").path("details").path("feature").asText());
        assertEquals(0, world.number("SELECT count(*) FROM song_jobs"));
    }

    @Test
    void sourcesMustBeReadable() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(Map.of("entryId", Ids.next()), Map.of("lyricsId", Ids.next()),
                Map.of("entryContent", "x", "chapterId", Ids.next()), Map.of("sourceText", "x", "sourceEntryId", Ids.next()))) {
            world.generate(caller, body).expect(404, "NOT_FOUND");
        }
        world.generate(caller, Map.of()).expect(400, "MISSING_INPUT");
        world.generate(caller, Map.of("entryContent", "x", "userId", Ids.next())).expect(403, "FORBIDDEN");
        world.generate(caller, "{").expect(400, "MALFORMED_JSON");
        world.service.anonymous().post("/api/v1/app/music/generate", SongWorld.entrySong()).expect(401);
        assertEquals(0, world.holds.size());
    }

    @Test
    void jobsOfOthersAreNotThere() {
        UUID id = world.ordered(caller, SongWorld.entrySong());
        TestCaller other = world.service.as(Ids.next());
        other.get("/api/v1/app/music/song-requests/" + id).expect(404, "NOT_FOUND");
        assertEquals(0, other.get("/api/v1/app/music/song-requests/active").expect(200).data().size());
        String track = world.finished(caller, id).path("trackId").asText();
        other.get("/api/v1/app/library/track/" + track).expect(404, "NOT_FOUND");
    }

    @Test
    void aWorryingTextIsAnsweredWithHelp() {
        world.user.on("POST", "/internal/v1/safety-assessments", call -> call.body().path("text").asText().equals("I give up")
                ? Map.of("level", "critical", "indicators", List.of(), "safety", Map.of("detected", true, "level", "critical"))
                : Members.of("level", "none", "indicators", List.of(), "safety", null));
        ApiAnswer accepted = world.generate(caller, Map.of("entryContent", "I give up")).expect(202);
        assertEquals("critical", accepted.json().path("safety").path("level").asText());
        world.finished(caller, UUID.fromString(accepted.data().path("requestId").asText()));
        assertTrue(world.content.requests("POST", "/internal/v1/lyrics").getFirst().text().contains("\"riskLevel\":\"critical\""));
    }

    @Test
    void aRefusedTextIsWrittenOnceMoreFromTheSupportiveSet() {
        AtomicInteger assessed = new AtomicInteger();
        world.user.on("POST", "/internal/v1/safety-assessments", call -> Members.of("level", assessed.incrementAndGet() == 1 ? "high" : "none", "safety", null));
        UUID id = world.ordered(caller, SongWorld.entrySong());
        assertEquals("completed", world.finished(caller, id).path("status").asText());
        List<FakeRequest> texts = world.content.requests("POST", "/internal/v1/lyrics");
        assertEquals(2, texts.size());
        assertTrue(texts.getFirst().text().contains("\"riskLevel\":\"none\""));
        assertTrue(texts.getLast().text().contains("\"riskLevel\":\"critical\""));
    }

    @Test
    void twoRefusedTextsEndTheSongAndTheCreditsGoBack() {
        world.user.on("POST", "/internal/v1/safety-assessments", call -> Members.of("level", "critical", "safety", null));
        UUID id = world.ordered(caller.with("accept-language", "de"), SongWorld.entrySong());
        JsonNode job = world.finished(caller.with("accept-language", "de"), id);
        assertEquals("CONTENT_REJECTED", job.path("errorCode").asText());
        assertTrue(job.path("errorMessage").asText().startsWith("Das Lied konnte nicht"), job.path("errorMessage").asText());
        assertEquals("failed", job.path("phase").asText());
        assertEquals(10, job.path("percentComplete").asInt(), "percentages never fall, nor rise with a failure");
        assertEquals("cancelled", world.holds.values().iterator().next().state);
        assertEquals(0, job.path("creditsReserved").asInt() + job.path("creditsCharged").asInt());
        assertTrue(world.vendors.requests("POST", ".*").isEmpty(), "nothing was ordered");
    }

    @Test
    void aVendorThatFailsEndsTheSongWithItsReason() {
        world.vendors.on("GET", "/internal/v1/music/tasks/.*", call -> Members.of("status", "failed", "errorCode", "PROVIDER_UNAVAILABLE"));
        UUID id = world.ordered(caller, SongWorld.entrySong());
        JsonNode job = world.finished(caller, id);
        assertEquals("PROVIDER_UNAVAILABLE", job.path("errorCode").asText());
        assertEquals("cancelled", world.holds.values().iterator().next().state);
        assertEquals(0, world.number("SELECT count(*) FROM tracks"));
        assertTrue(world.references.values().stream().allMatch(java.util.Set::isEmpty));
    }

    @Test
    void aFailedCoverDoesNotFailTheSong() {
        world.vendors.on("POST", "/internal/v1/providers/invoke", call -> {
            throw Problem.vendorFailed("no brush");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        JsonNode job = world.finished(caller, id);
        assertEquals("completed", job.path("status").asText());
        assertTrue(job.path("artworkUrl").isNull());
        assertEquals("The cover could not be made; the song is not affected.", job.path("artworkError").asText());
        assertTrue(caller.get("/api/v1/app/library/private").data().path("tracks").get(0).path("artworkUrl").isNull());
    }

    @Test
    void aCoverIsMadeLaterWhenItsServiceIsAwayForAMoment() {
        // One leg tries three times.
        AtomicInteger refusals = new AtomicInteger(3);
        world.content.on("POST", "/internal/v1/artwork-prompts", call -> {
            if (refusals.getAndDecrement() > 0) {
                throw new Problem.Unavailable("restarting");
            }
            return Members.of("prompt", "a river", "negativePrompt", null, "size", "1024x1024");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        JsonNode job = world.finished(caller, id);
        assertEquals("completed", job.path("status").asText());
        assertFalse(job.path("artworkUrl").isNull(), job.toString());
        assertTrue(job.path("artworkError").isNull(), job.toString());
    }

    @Test
    void aReservationThatHasGoneFailsTheSongAndLeavesNothing() {
        world.user.on("POST", "/internal/v1/credits/reservations/.*/settle", call -> {
            throw new Problem.Conflict("CONFLICT", "expired");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        assertEquals("INTERNAL", world.finished(caller, id).path("errorCode").asText());
        assertEquals(0, world.number("SELECT count(*) FROM tracks"));
        assertEquals(0, world.number("SELECT count(*) FROM albums"));
        Eventually.until("no file is in use", () -> world.references.size() == 2 && world.references.values().stream().allMatch(java.util.Set::isEmpty));
    }

    @Test
    void aSongThatTakesTooLongFailsAndIsRefunded() {
        world.rendering = true;
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("the music phase", () -> world.job(caller, id).path("percentComplete").asInt() == 50);
        world.service.clock().advance(Duration.ofMinutes(6));
        Eventually.until("the reservation is renewed", () -> world.holds.values().iterator().next().renewals == 1);
        world.service.clock().advance(Duration.ofMinutes(4).plusSeconds(1));
        JsonNode job = world.finished(caller, id);
        assertEquals("TIMED_OUT", job.path("errorCode").asText());
        assertEquals(50, job.path("percentComplete").asInt());
        assertEquals("cancelled", world.holds.values().iterator().next().state);
    }

    @Test
    void usersAndFilesThatAreAwayForAWhileOnlyDelay() {
        AtomicInteger calls = new AtomicInteger();
        world.content.on("POST", "/internal/v1/titles", call -> {
            if (calls.incrementAndGet() <= 2) {
                throw Problem.vendorFailed("no pen");
            }
            return Map.of("title", "Third time");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("the third attempt", Duration.ofSeconds(20), () -> {
            world.service.clock().advance(Duration.ofSeconds(1));
            return world.job(caller, id).path("status").asText().equals("completed");
        });
        assertEquals("Third time", world.job(caller, id).path("trackTitle").asText());
    }

    @Test
    void staffDoNotPayAndTheirSongsAreShared() {
        TestCaller librarian = world.service.as(writer, "librarian", false);
        UUID id = world.ordered(librarian, SongWorld.entrySong());
        JsonNode job = world.finished(librarian, id);
        assertEquals("shared", job.path("visibility").asText());
        assertEquals(0, job.path("creditsCharged").asInt());
        assertEquals(0, world.holds.size());
        JsonNode track = librarian.get("/api/v1/app/library/track/" + job.path("trackId").asText()).expect(200).data();
        assertEquals("published", track.path("status").asText());
        assertEquals("Morning Writer", track.path("displayName").asText());
    }

    @Test
    void guestSongsEndAfterTwoDaysAndAreDrafts() {
        world.person("guest", true, "draft");
        TestCaller guest = world.service.as(writer, "user", true);
        Map<String, Object> order = new HashMap<>(SongWorld.entrySong());
        order.put("quality", "studio");
        UUID id = world.ordered(guest, order);
        world.finished(guest, id);
        JsonNode track = guest.get("/api/v1/app/library/private").data().path("tracks").get(0);
        assertEquals("draft", track.path("quality").asText());
        assertFalse(track.path("expiresAt").isNull());
        world.service.clock().advance(Duration.ofHours(48).plusSeconds(1));
        assertEquals(0, guest.get("/api/v1/app/library/private").data().path("total").asInt());
        guest.get("/api/v1/app/library/track/" + track.path("id").asText()).expect(404);
    }

    @Test
    void givenLyricsAreSungAsTheyAre() {
        UUID first = world.ordered(caller, SongWorld.entrySong());
        String lyrics = world.finished(caller, first).path("lyricsId").asText();
        UUID second = world.ordered(caller, Map.of("lyricsId", lyrics, "title", "Once more"));
        JsonNode job = world.finished(caller, second);
        assertEquals(lyrics, job.path("lyricsId").asText());
        assertEquals("Once more", job.path("trackTitle").asText());
        assertEquals(1, world.content.requests("POST", "/internal/v1/lyrics").size());
        assertEquals(1, world.number("SELECT count(*) FROM lyrics"));
        assertEquals(2, caller.get("/api/v1/app/library/albums").data().path("albums").get(0).path("totalTracks").asInt());
    }

    @Test
    void anInstrumentalHasNoLyrics() {
        UUID id = world.ordered(caller, Map.of("entryId", SongWorld.ENTRY, "musicType", "instrumental"));
        JsonNode job = world.finished(caller, id);
        assertTrue(job.path("lyrics").isNull() && job.path("lyricsId").isNull());
        String order = world.vendors.requests("POST", "/internal/v1/music/tasks").getFirst().text();
        assertTrue(order.contains("\"instrumental\":true") && order.contains("\"lyrics\":\"\""), order);
    }

    @Test
    void wordsAreNowhereInClear() {
        UUID id = world.ordered(caller, Map.of("entryContent", "my very secret grandmother", "title", "Her quiet garden"));
        world.finished(caller, id);
        for (String table : List.of("song_jobs", "lyrics", "tracks", "albums", "job_steps", "outbox", "idempotency_keys", "scheduled_tasks")) {
            String rows = String.valueOf(world.service.database().query("SELECT CAST(row_to_json(r) AS text) AS r FROM music_service." + table + " r"));
            for (String word : List.of("grandmother", "garden", "Grey light", "River Morning")) {
                assertFalse(rows.contains(word), word + " in " + table);
            }
        }
    }

    @Test
    void moreSongsWaitForTheirMusicThanLegsCanRun() {
        world.rendering = true;
        for (int i = 0; i < 100; i++) {
            world.ordered(world.service.as(Ids.next()), SongWorld.entrySong());
        }
        Eventually.until("all wait", Duration.ofSeconds(30), () -> world.number("SELECT count(*) FROM song_jobs WHERE percent = 50") == 100);
        world.rendering = false;
        Eventually.until("all are there", Duration.ofSeconds(30), () -> world.number("SELECT count(*) FROM song_jobs WHERE status = 'completed'") == 100);
        assertEquals(100, world.tasks.size());
    }

    @Test
    void everyPhaseIsToldOnceAndInOrder() {
        UUID id = world.ordered(caller, SongWorld.entrySong());
        world.finished(caller, id);
        Eventually.until("the last event", () -> events().stream().anyMatch(event -> event.path("type").asText().equals("lyrics.synced")));
        List<String> told = new ArrayList<>();
        for (JsonNode event : events()) {
            String type = event.path("type").asText();
            JsonNode data = event.path("data");
            told.add(switch (type) {
                case "music.generation.progress" -> data.path("phase").asText() + " " + data.path("percentComplete").asInt();
                case "library.changed" -> data.path("kind").asText() + " " + data.path("action").asText();
                default -> type;
            });
        }
        assertEquals(List.of("fetching_content 5", "generating_lyrics 10", "generating_lyrics 25", "generating_artwork 30", "generating_music 50",
                "saving 80", "music.generation.completed", "track created", "album created", "lyrics.synced", "track updated"), told);
        FakeRequest usage = Eventually.value("the usage", () -> world.analytics.requests("POST", "/internal/v1/usage-events").stream().findFirst());
        assertTrue(usage.text().contains("\"song.generated\""), usage.text());
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        world.system.requests("POST", "/internal/v1/events").forEach(request ->
                Json.tree(request.body()).path("events").forEach(events::add));
        return events;
    }

    @Test
    void aPollIsOneStatement() {
        UUID id = world.ordered(caller, SongWorld.entrySong());
        world.finished(caller, id);
        ApiAnswer poll = caller.get("/api/v1/app/music/song-requests/" + id).expect(200);
        assertEquals("1", poll.header("x-statements"));
        assertEquals("1", caller.get("/api/v1/app/music/song-requests/active").header("x-statements"));
        assertEquals("3", caller.get("/api/v1/app/library/explore").header("x-statements"));
        assertEquals(304, caller.with("if-none-match", poll.header("ETag")).get("/api/v1/app/music/song-requests/" + id).status());
    }
}
