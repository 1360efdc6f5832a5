package com.aiponge.aiconfig.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.AiConfigApi;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.ScriptedSong;
import com.aiponge.aiconfig.vendor.SongState;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MusicTasksTest {
    private static final String TASKS = "/internal/v1/music/tasks";
    private final ScriptedSong first = new ScriptedSong("musicapi", 2);
    private final ScriptedSong second = new ScriptedSong("elevenlabs", 2);
    private AiConfigApi api;

    @BeforeEach
    void start() {
        api = AiConfigApi.with(new VendorSet(List.of(), List.of(), List.of(first, second)), Map.of("DATABASE_POOL_MAX", "4"));
        api.provider("musicapi-1", "musicapi", "music", 100);
        api.provider("elevenlabs-1", "elevenlabs", "music", 50);
    }

    @AfterEach
    void stop() {
        first.door.countDown();
        api.close();
    }

    private JsonNode look(String task) {
        return api.music().get(TASKS + "/" + task).expect(200).data();
    }

    @Test
    void answersTheContractsMembersFromPendingToTheEnd() {
        first.door = new CountDownLatch(1);
        String task = api.order(Ids.next());
        Eventually.until("it runs", () -> look(task).path("status").asText().equals("running"));
        JsonNode running = look(task);
        assertEquals("musicapi", running.path("provider").asText());
        assertTrue(running.path("fileId").isNull() && running.path("errorCode").isNull());
        first.door.countDown();

        JsonNode done = api.finished(task);
        List<String> names = new ArrayList<>();
        done.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("status", "provider", "fileId", "durationSeconds", "clipId", "errorCode", "costMicros"), names);
        assertEquals("succeeded", done.path("status").asText());
        assertEquals(60, done.path("durationSeconds").asInt());
        assertEquals("clip-1", done.path("clipId").asText());
        assertEquals(80_000, done.path("costMicros").asInt());
        assertEquals(api.storage.files().getFirst().id().toString(), done.path("fileId").asText());
        Map<String, String> query = api.storage.uploads().getFirst();
        assertEquals("track", query.get("category"));
        assertEquals(api.user.toString(), query.get("ownerId"));
        Eventually.until("usage arrives", () -> api.usage().equals(List.of("musicapi-1 true null")));
    }

    @Test
    void placesARepeatedOrderOnce() throws Exception {
        UUID operation = Ids.next();
        List<String> tasks = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.startVirtualThread(() -> tasks.add(api.order(operation))));
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }
        assertEquals(5, tasks.size());
        assertEquals(1, tasks.stream().distinct().count());
        api.finished(tasks.getFirst());
        assertEquals(tasks.getFirst(), api.order(operation));
        assertEquals(1, first.submits.get());
    }

    @Test
    void hasOneFileWhenStorageLosesItsAnswer() {
        api.storage.loseAnswers(1);
        JsonNode done = api.finished(api.order(Ids.next()));

        assertEquals("succeeded", done.path("status").asText());
        assertEquals(2, api.storage.uploads().size());
        assertEquals(1, api.storage.files().size());
        assertEquals(1, first.submits.get());
    }

    @Test
    void failsWhenStorageWillNotTakeTheFile() {
        api.storage.failNext(1, Problem.tooLarge("too large"));
        JsonNode done = api.finished(api.order(Ids.next()));

        assertEquals("failed", done.path("status").asText());
        assertEquals("STORAGE_FAILED", done.path("errorCode").asText());
    }

    @Test
    void goesOnAfterARestartWithoutASecondOrder() {
        for (int i = 0; i < 3; i++) {
            first.states.add(new SongState.Working(Duration.ofMinutes(2)));
        }
        String task = api.order(Ids.next());
        Eventually.until("the vendor works on it", () -> first.states.size() == 2);

        api.service.restart();
        first.states.clear();
        assertEquals("succeeded", api.finished(task).path("status").asText());
        assertEquals(1, first.submits.get());
        assertEquals(1, api.storage.files().size());
    }

    @Test
    void hasOneFileAndOneUsageWhenALegThatWasTakenForDeadComesBack() {
        CountDownLatch frozen = new CountDownLatch(1);
        first.door = frozen;
        String task = api.order(Ids.next());
        Eventually.until("it is fetched", () -> first.playing.get() == 1);
        first.door = new CountDownLatch(0);
        // What the scheduler does with a leg whose heartbeats stopped: others may have it.
        api.service.database().execute("UPDATE ai_config_service.scheduled_tasks SET picked = false, picked_by = NULL, last_heartbeat = NULL, "
                + "version = version + 1, execution_time = now() WHERE task_name = 'music-task'");

        assertEquals("succeeded", api.finished(task).path("status").asText());
        frozen.countDown();
        Eventually.until("the frozen one uploads too", () -> api.storage.uploads().size() == 2);
        assertEquals(1, api.storage.files().size());
        assertEquals(1, first.submits.get());
        api.finished(api.order(Ids.next()));
        Eventually.until("usage of both songs", () -> api.usage().size() == 2);
    }

    @Test
    void fetchesAgainWhatBrokeOffHalfWay() {
        first.brokenAudios.set(1);

        assertEquals("succeeded", api.finished(api.order(Ids.next())).path("status").asText());
        assertEquals(2, first.audios.get());
        assertEquals("ID3 musicapi-task-1", new String(api.storage.files().getFirst().bytes(), java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void asksTheVendorAfterAnUnknownOutcomeInsteadOfOrderingTwice() {
        first.submitFailures.add(VendorFailure.Kind.UNKNOWN_OUTCOME);

        JsonNode done = api.finished(api.order(Ids.next()));
        assertEquals("succeeded", done.path("status").asText());
        assertEquals("musicapi", done.path("provider").asText());
        assertEquals(1, first.submits.get());
        assertEquals(1, first.finds.get());
    }

    @Test
    void ordersAgainOnlyWhenTheVendorDoesNotKnowTheOrder() {
        first.takesUnknown = false;
        first.submitFailures.add(VendorFailure.Kind.UNKNOWN_OUTCOME);

        assertEquals("succeeded", api.finished(api.order(Ids.next())).path("status").asText());
        assertEquals(2, first.submits.get());
        assertEquals(1, first.finds.get());
        assertEquals(0, second.submits.get());
    }

    @Test
    void hasTheNextVendorMakeItWhenOneCannot() {
        first.submitFailures.add(VendorFailure.Kind.BAD_KEY);

        JsonNode done = api.finished(api.order(Ids.next()));
        assertEquals("elevenlabs", done.path("provider").asText());
        Eventually.until("usage arrives", () -> api.usage().equals(List.of("musicapi-1 false BAD_KEY", "elevenlabs-1 true null")));
    }

    @Test
    void hasTheNextVendorMakeItWhenAnAcceptedTaskFails() {
        first.states.add(new SongState.Failed(VendorFailure.Kind.TRANSIENT));
        second.states.add(ScriptedSong.working());

        assertEquals("elevenlabs", api.finished(api.order(Ids.next())).path("provider").asText());
        assertEquals(1, first.submits.get());
        assertEquals(1, second.submits.get());
    }

    @Test
    void endsWhereContentIsRefused() {
        first.submitFailures.add(VendorFailure.Kind.REFUSED);
        assertEquals("CONTENT_REJECTED", api.finished(api.order(Ids.next())).path("errorCode").asText());

        first.states.add(new SongState.Failed(VendorFailure.Kind.REFUSED));
        assertEquals("CONTENT_REJECTED", api.finished(api.order(Ids.next())).path("errorCode").asText());
        assertEquals(0, second.submits.get(), "refused content is not offered around");
    }

    @Test
    void failsWhenNobodyIsLeft() {
        first.submitFailures.add(VendorFailure.Kind.BAD_KEY);
        second.submitFailures.add(VendorFailure.Kind.UNSUITABLE);

        assertEquals("AUDIO_FAILED", api.finished(api.order(Ids.next())).path("errorCode").asText());
    }

    @Test
    void waitsForTheLastVendorWhileItIsBusy() {
        first.submitFailures.add(VendorFailure.Kind.BAD_KEY);
        second.submitFailures.add(VendorFailure.Kind.RATE_LIMITED);

        assertEquals("succeeded", api.finished(api.order(Ids.next())).path("status").asText());
        assertEquals(2, second.submits.get());
        assertEquals(0, second.finds.get(), "a refusal is no unknown outcome");
    }

    @Test
    void failsAtItsDeadlineAndCancelsWithTheVendor() {
        for (int i = 0; i < 200; i++) {
            first.states.add(new SongState.Working(Duration.ofSeconds(30)));
        }
        String task = api.order(Ids.next());
        Eventually.until("the vendor works on it", () -> first.states.size() < 200);
        api.service.clock().advance(Duration.ofMinutes(9).plusSeconds(1));

        assertEquals("TIMED_OUT", api.finished(task).path("errorCode").asText());
        assertEquals(1, first.cancels.get());
    }

    @Test
    void fetchesNoMoreAtOnceThanTheVendorAllows() {
        first.door = new CountDownLatch(1);
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tasks.add(api.order(Ids.next()));
        }
        Eventually.until("the slots are taken", () -> first.playing.get() == 2);
        Eventually.until("the others have been ordered", () -> first.submits.get() == 5);
        first.door.countDown();

        tasks.forEach(task -> assertEquals("succeeded", api.finished(task).path("status").asText()));
        assertEquals(2, first.mostPlaying.get());
    }

    @Test
    void wakesWhoWaitsAsSoonAsItIsDone() throws Exception {
        first.door = new CountDownLatch(1);
        String task = api.order(Ids.next());
        Eventually.until("it is fetched", () -> first.playing.get() == 1);
        AtomicInteger statements = new AtomicInteger(-1);
        Thread waiting = Thread.startVirtualThread(() -> {
            var answer = api.music().get(TASKS + "/" + task + "?waitSeconds=5").expect(200);
            assertEquals("succeeded", answer.data().path("status").asText());
            statements.set(Integer.parseInt(answer.header("x-statements")));
        });
        first.door.countDown();
        assertTrue(waiting.join(Duration.ofSeconds(4)));
        assertTrue(statements.get() >= 1 && statements.get() <= 4, statements + " statements");
    }

    @Test
    void holdsNoConnectionWhileItWaits() throws Exception {
        first.door = new CountDownLatch(1);
        String task = api.order(Ids.next());
        Eventually.until("it is fetched", () -> first.playing.get() == 1);
        AtomicInteger ended = new AtomicInteger();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(Thread.startVirtualThread(() -> {
                api.music().get(TASKS + "/" + task + "?waitSeconds=5").expect(200);
                ended.incrementAndGet();
            }));
        }
        for (int i = 0; i < 10; i++) {
            assertEquals("running", look(task).path("status").asText());
        }
        assertEquals(0, ended.get(), "twenty wait over a pool of four, and others are answered");
        first.door.countDown();
        for (Thread thread : waiting) {
            assertTrue(thread.join(Duration.ofSeconds(10)));
        }
        assertEquals(20, ended.get());
    }

    @Test
    void timesWordsAsTheVendorKnowsThemElseByEstimate() {
        String task = api.order(Ids.next());
        api.finished(task);
        Map<String, Object> body = Map.of("operationId", Ids.next(), "taskId", task, "lyrics", AiConfigApi.LYRICS);

        JsonNode guessed = api.music().post("/internal/v1/music/alignments", body).expect(200).data();
        assertEquals("estimate", guessed.path("method").asText());
        assertEquals("Grey", guessed.path("words").path(0).path("word").asText());
        assertTrue(guessed.path("words").path(0).path("confidence").asDouble() < 0.5);
        first.knowsWords = true;
        JsonNode known = api.music().post("/internal/v1/music/alignments", body).expect(200).data();
        assertEquals("provider", known.path("method").asText());
        assertEquals(1, known.path("words").size());
    }

    @Test
    void timesNothingBeforeTheSongIsThere() {
        first.door = new CountDownLatch(1);
        String task = api.order(Ids.next());

        api.music().post("/internal/v1/music/alignments", Map.of("operationId", Ids.next(), "taskId", task, "lyrics", "la")).expect(409, "CONFLICT");
    }

    @Test
    void showsATaskToItsPersonOnly() {
        UUID operation = Ids.next();
        String task = api.order(operation);
        var stranger = api.service.asService(ServiceName.MUSIC, Ids.next());

        stranger.get(TASKS + "/" + task).expect(404, "NOT_FOUND");
        stranger.post("/internal/v1/music/alignments", Map.of("operationId", Ids.next(), "taskId", task, "lyrics", "la")).expect(404, "NOT_FOUND");
        stranger.post(TASKS, api.song(operation)).expect(404, "NOT_FOUND");
        api.music().get(TASKS + "/" + Ids.next()).expect(404, "NOT_FOUND");
        api.content().get(TASKS + "/" + task).expect(404, "ENDPOINT_NOT_FOUND");
        api.finished(task);
    }

    @Test
    void namesWrongMembers() {
        Map<String, Object> body = api.song(Ids.next());
        body.put("lyrics", " ");
        body.put("durationSeconds", 5);
        body.put("vocalGender", "x");
        body.put("styleWeight", 2);
        assertEquals(4, api.music().post(TASKS, body).expect(400, "VALIDATION_ERROR").json().path("error").path("details").path("errors").size());
        api.music().get(TASKS + "/" + Ids.next() + "?waitSeconds=6").expect(400);

        Map<String, Object> instrumental = api.song(Ids.next());
        instrumental.put("lyrics", "");
        instrumental.put("instrumental", true);
        String task = api.music().post(TASKS, instrumental).expect(202).data().path("taskId").asText();
        assertFalse(api.finished(task).path("fileId").isNull());
    }
}
