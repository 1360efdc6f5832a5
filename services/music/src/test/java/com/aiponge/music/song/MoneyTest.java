package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody pays twice, nobody pays for a failure. */
class MoneyTest {
    private final SongWorld world = new SongWorld();
    private final TestCaller caller = world.service.as(Ids.next());

    @AfterEach
    void close() {
        world.close();
    }

    private SongWorld.Hold hold() {
        return world.holds.values().iterator().next();
    }

    private JsonNode failed(UUID id) {
        JsonNode job = world.finished(caller, id);
        assertEquals("failed", job.path("status").asText(), job.toString());
        return job;
    }

    @Test
    void equalRequestsAtOneMomentAreOneSong() throws Exception {
        TestCaller keyed = caller.withKey("one");
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> world.generate(keyed, SongWorld.entrySong())));
            }
            for (Future<ApiAnswer> answer : answers) {
                switch (answer.get().status()) {
                    case 202 -> ids.add(answer.get().data().path("requestId").asText());
                    case 409 -> answer.get().expect(409, "IDEMPOTENCY_IN_PROGRESS");
                    default -> answer.get().expect(202);
                }
            }
        }
        assertEquals(1, ids.size());
        assertEquals(1, world.holds.size());
        assertEquals("completed", world.finished(caller, UUID.fromString(ids.iterator().next())).path("status").asText());
        assertEquals("settled", hold().state);
    }

    @Test
    void anOrderThatCannotBeRecordedGivesItsReservationBack() {
        world.service.database().execute("ALTER TABLE music_service.song_jobs ADD CONSTRAINT full_up CHECK (visibility <> 'personal')");
        ApiAnswer refused = world.generate(caller, SongWorld.entrySong());
        assertTrue(refused.status() >= 400, refused.toString());
        assertEquals("cancelled", hold().state);
        assertEquals(0, world.number("SELECT count(*) FROM song_jobs"));
        assertEquals(0, world.number("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'song'"));
    }

    @Test
    void theSameKeyWorksAgainAfterSuchAFailure() {
        TestCaller keyed = caller.withKey("again");
        world.service.database().execute("ALTER TABLE music_service.song_jobs ADD CONSTRAINT full_up CHECK (visibility <> 'personal')");
        world.generate(keyed, SongWorld.entrySong());
        world.service.database().execute("ALTER TABLE music_service.song_jobs DROP CONSTRAINT full_up");
        UUID id = world.ordered(keyed, SongWorld.entrySong());
        JsonNode job = world.finished(caller, id);
        assertEquals("completed", job.path("status").asText());
        assertEquals(2, world.holds.size());
        assertEquals(1, world.holds.values().stream().filter(hold -> hold.state.equals("settled")).count());
    }

    @Test
    void aFailureIsToldBeforeTheLedgerCanBeReachedAndTheCreditsFollow() {
        AtomicBoolean away = new AtomicBoolean(true);
        world.vendors.on("GET", "/internal/v1/music/tasks/.*", call -> Members.of("status", "failed", "errorCode", "AUDIO_FAILED"));
        world.user.on("POST", "/internal/v1/credits/reservations/.*/cancel", call -> {
            if (away.get()) {
                throw new Problem.Unavailable("away");
            }
            hold().state = "cancelled";
            return Map.of("refundedAmount", 15, "newBalance", 100);
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        assertEquals(15, failed(id).path("creditsReserved").asInt());
        away.set(false);
        Eventually.until("the credits are back", Duration.ofSeconds(20), () -> world.job(caller, id).path("creditsReserved").asInt() == 0);
        assertEquals("cancelled", hold().state);
    }

    @Test
    void aFailureIsToldOnceWithWhatCameBack() {
        world.vendors.on("GET", "/internal/v1/music/tasks/.*", call -> Members.of("status", "failed", "errorCode", "AUDIO_FAILED"));
        UUID id = world.ordered(caller, SongWorld.entrySong());
        failed(id);
        JsonNode told = Eventually.value("the event", () -> world.system.requests("POST", "/internal/v1/events").stream().map(FakeRequest::body)
                .map(Json::tree).flatMap(body -> java.util.stream.StreamSupport.stream(body.path("events").spliterator(), false))
                .filter(event -> event.path("type").asText().equals("music.generation.failed")).findFirst());
        assertEquals(id.toString(), told.path("data").path("requestId").asText());
        assertEquals("AUDIO_FAILED", told.path("data").path("errorCode").asText());
        assertEquals(15, told.path("data").path("creditsReturned").asInt());
        assertEquals("The music could not be made. Your credits are back; please try again.", told.path("data").path("errorMessage").asText());
    }

    @Test
    void storageThatIsAwayDelaysAndIsPaidOnce() {
        AtomicBoolean away = new AtomicBoolean(true);
        world.storage.on("PATCH", "/internal/v1/files/.*", call -> {
            if (away.get()) {
                throw new Problem.Unavailable("away");
            }
            return Map.of("fileId", call.segment(3), "visibility", "personal", "references", 1);
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("it is being saved", () -> world.job(caller, id).path("phase").asText().equals("saving"));
        assertEquals(0, caller.get("/api/v1/app/library/private").data().path("total").asInt(), "not in the library before it is paid");
        assertEquals(0, hold().settles);
        away.set(false);
        assertEquals("completed", world.finished(caller, id).path("status").asText());
        assertEquals(1, hold().settles);
    }

    @Test
    void filesThatCannotBeKeptUntilTheDeadlineFailTheSong() {
        world.storage.on("PATCH", "/internal/v1/files/.*", call -> {
            if (call.body().has("addReference")) {
                throw new Problem.Unavailable("away");
            }
            return Map.of("fileId", call.segment(3), "visibility", "personal", "references", 0);
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("it is being saved", () -> world.job(caller, id).path("phase").asText().equals("saving"));
        world.service.clock().advance(Duration.ofMinutes(11));
        assertEquals("STORAGE_FAILED", failed(id).path("errorCode").asText());
        assertEquals("cancelled", hold().state);
        assertEquals(0, world.number("SELECT count(*) FROM tracks"));
    }

    @Test
    void aLedgerThatIsAwayAtTheEndOnlyDelays() {
        AtomicBoolean away = new AtomicBoolean(true);
        world.user.on("POST", "/internal/v1/credits/reservations/.*/settle", call -> {
            if (away.get()) {
                throw new Problem.Unavailable("away");
            }
            hold().settles++;
            hold().state = "settled";
            return Map.of("settledAmount", 15, "refundedAmount", 0, "newBalance", 85);
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("it is being saved", () -> world.job(caller, id).path("phase").asText().equals("saving"));
        world.service.clock().advance(Duration.ofMinutes(11));
        away.set(false);
        JsonNode job = world.finished(caller, id);
        assertEquals("completed", job.path("status").asText(), "what is written and can be paid is finished, whatever the clock says");
        assertEquals(1, hold().settles);
    }

    @Test
    void aSongThatWasPaidByAnotherInstanceIsFinishedNotFailed() {
        AtomicBoolean first = new AtomicBoolean(true);
        world.user.on("POST", "/internal/v1/credits/reservations/.*/settle", call -> {
            hold().state = "settled";
            if (first.getAndSet(false)) {
                throw new Problem.Conflict("CONFLICT", "an answer that was lost on its way and came back wrong");
            }
            return Map.of("settledAmount", 15, "refundedAmount", 0, "newBalance", 85);
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        assertEquals("completed", world.finished(caller, id).path("status").asText());
        assertEquals(1, world.number("SELECT count(*) FROM tracks WHERE status = 'active'"));
    }

    @Test
    void nothingIsReservedForWhatIsRefused() {
        world.generate(caller, Map.of("entryId", Ids.next())).expect(404);
        world.generate(caller, Map.of("genre", "pop")).expect(400);
        world.user.on("POST", "/internal/v1/safety-assessments", call -> {
            throw new Problem.Unavailable("away");
        });
        world.generate(caller, Map.of("entryContent", "x")).expect(503, "SERVICE_UNAVAILABLE");
        assertEquals(0, world.holds.size());
    }

    /** All vendors of a kind are down: the song waits for one, and at its deadline it fails for a reason that a person understands. */
    @Test
    void writersThatAreAwayUntilTheDeadlineFailTheSongForNothing() {
        world.content.on("POST", "/internal/v1/lyrics", call -> {
            throw new Problem.Unavailable("No provider is configured for this");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        Eventually.until("the writers were asked twice", Duration.ofSeconds(20), () -> world.content.requests("POST", "/internal/v1/lyrics").size() > 1);
        assertEquals("reserved", hold().state, "while there is time the song waits");

        world.service.clock().advance(Duration.ofMinutes(11));

        JsonNode job = failed(id);
        assertEquals("TIMED_OUT", job.path("errorCode").asText());
        assertTrue(job.path("errorMessage").asText().contains("credits are back"), job.toString());
        assertEquals("cancelled", hold().state);
    }

    @Test
    void threeFailuresOfTheWritersEndTheSong() {
        world.content.on("POST", "/internal/v1/lyrics", call -> {
            throw Problem.vendorFailed("no pen");
        });
        UUID id = world.ordered(caller, SongWorld.entrySong());
        JsonNode job = Eventually.value("the end", Duration.ofSeconds(20), () -> Optional.of(world.job(caller, id)).filter(one -> one.path("status").asText().equals("failed")));
        assertEquals("LYRICS_FAILED", job.path("errorCode").asText());
        assertEquals(3, world.content.requests("POST", "/internal/v1/lyrics").stream().map(FakeRequest::text).count());
        assertEquals(1, world.content.requests("POST", "/internal/v1/lyrics").stream().map(request -> Json.tree(request.body()).path("operationId").asText())
                .distinct().count(), "the same operation each time");
        assertEquals("cancelled", hold().state);
    }
}
