package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.SchedulerJobs;
import com.aiponge.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredIdempotencyTest {
    private static final SettableClock CLOCK = SettableClock.at("2026-05-04T09:00:00Z");
    private static TestSchema schema;
    private static PostgresDatabase database;
    private static StoredIdempotency idempotency;

    private final UUID user = Ids.next();
    private final AtomicInteger effects = new AtomicInteger();
    private final Supplier<Answer> effect = () -> {
        database.sql("INSERT INTO things (id, name) VALUES (:id, :name)").bind("id", Ids.next()).bind("name", user.toString()).update();
        return Answer.created(Map.of("number", effects.incrementAndGet(), "title", "Mein geheimer Fluß ☃"));
    };

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
        idempotency = new StoredIdempotency(database, TestCipher.create(), CLOCK, new SchedulerJobs(database, CLOCK));
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void repeatsTheFirstAnswerByteForByteAndSaysSo() {
        Answer first = idempotency.once(call("k", "body"), effect);
        Answer again = idempotency.once(call("k", "body"), effect);
        assertEquals(1, effects.get());
        assertEquals(1, things());
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals(List.of(201, "application/json", "true"), List.of(again.status(), again.headers().get("Content-Type"), again.headers().get("X-Idempotent-Replayed")));
        assertNull(first.headers().get("X-Idempotent-Replayed"));
    }

    @Test
    void takesEitherHeaderForTheSameKey() {
        idempotency.once(call(Map.of("x-idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        idempotency.once(call(Map.of("idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        idempotency.once(call(Map.of("idempotency-key", "k", "x-idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        assertEquals(1, effects.get());
    }

    @Test
    void refusesKeysThatDifferOrAreMalformed() {
        List<Map<String, String>> bad = List.of(Map.of("x-idempotency-key", "a", "idempotency-key", "b"), Map.of("idempotency-key", ""), Map.of("idempotency-key", "a b"),
                Map.of("idempotency-key", "ä"), Map.of("idempotency-key", "x".repeat(129)));
        for (Map<String, String> headers : bad) {
            Problem refused = assertThrows(Problem.Invalid.class, () -> idempotency.once(call(headers, "POST", "/entries", null, "b"), effect));
            assertEquals(400, refused.status());
        }
        idempotency.once(call("x".repeat(128), "b"), effect);
        assertEquals(1, effects.get());
    }

    @Test
    void refusesTheKeyForAnyOtherRequest() {
        idempotency.once(call(Map.of("idempotency-key", "k"), "POST", "/entries", "a=1", "b"), effect);
        for (Call other : List.of(call(Map.of("idempotency-key", "k"), "POST", "/entries", "a=1", "c"), call(Map.of("idempotency-key", "k"), "POST", "/entries", "a=2", "b"),
                call(Map.of("idempotency-key", "k"), "POST", "/entries", null, "b"), call(Map.of("idempotency-key", "k"), "PUT", "/entries", "a=1", "b"),
                call(Map.of("idempotency-key", "k"), "POST", "/chapters", "a=1", "b"))) {
            Problem reused = assertThrows(Problem.class, () -> idempotency.once(other, effect));
            assertEquals(List.of(422, "IDEMPOTENCY_KEY_REUSED"), List.of(reused.status(), reused.code()));
            assertThrows(Problem.class, () -> idempotency.replay(other));
        }
        assertEquals(1, effects.get());
    }

    @Test
    void keepsTheKeysOfDifferentPeopleApart() {
        idempotency.once(call("k", "b"), effect);
        Answer other = idempotency.once(callOf(Ids.next(), Map.of("idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        assertEquals(2, effects.get());
        assertNull(other.headers().get("X-Idempotent-Replayed"));
    }

    @Test
    void simplyRunsWithoutAKeyAndWithoutAPersonInATransaction() throws Exception {
        Call without = call(Map.of(), "POST", "/entries", null, "b");
        assertEquals(1, counted(() -> idempotency.once(without, effect)), "the effect's own statement");
        idempotency.once(without, effect);
        idempotency.once(callOf(null, Map.of("idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        idempotency.once(callOf(null, Map.of("idempotency-key", "k"), "POST", "/entries", null, "b"), effect);
        assertEquals(4, effects.get());
        assertThrows(IllegalStateException.class, () -> idempotency.once(without, () -> {
            effect.get();
            throw new IllegalStateException();
        }));
        assertEquals(4, things());
    }

    @Test
    void costsTwoStatementsTheFirstTimeAndOneLater() throws Exception {
        assertEquals(3, counted(() -> idempotency.once(call("k", "b"), effect)));
        assertEquals(1, counted(() -> idempotency.once(call("k", "b"), effect)));
    }

    @Test
    void freesTheKeyWhenTheEffectFails() {
        assertThrows(Problem.Conflict.class, () -> idempotency.once(call("k", "b"), () -> {
            effect.get();
            throw new Problem.Conflict("CONFLICT", "no");
        }));
        assertEquals(0, things(), "the failed effect left something");
        idempotency.once(call("k", "another body"), effect);
        assertEquals(1, things());
    }

    @Test
    void storesOnlySuccess() {
        Supplier<Answer> notFound = () -> Answer.of(404, Map.of());
        assertEquals(404, idempotency.once(call("k", "b"), notFound).status());
        assertEquals(201, idempotency.once(call("k", "b"), effect).status());
    }

    @Test
    void doesTheEffectOnceAmongManyAtTheSameTimeAndSendsTheOthersBack() throws Exception {
        int many = 8;
        PostgresDatabase wide = schema.open(schema.config(many, ""));
        StoredIdempotency shared = new StoredIdempotency(wide, TestCipher.create(), CLOCK, new SchedulerJobs(wide, CLOCK));
        CountDownLatch refused = new CountDownLatch(many - 1);
        Callable<Integer> run = () -> {
            try {
                return shared.once(call("k", "b"), () -> {
                    await(refused);
                    wide.sql("INSERT INTO things (id, name) VALUES (:id, :name)").bind("id", Ids.next()).bind("name", user.toString()).update();
                    return Answer.created(Map.of());
                }).status();
            } catch (Problem.Conflict e) {
                assertEquals(List.of("IDEMPOTENCY_IN_PROGRESS", Map.of("retryAfter", 1L), Duration.ofSeconds(1)), List.of(e.code(), e.details(), e.retryAfter()));
                refused.countDown();
                return e.status();
            }
        };
        List<Integer> statuses = all(many, run);
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(many - 1, statuses.stream().filter(status -> status == 409).count());
        assertEquals(1, things());
    }

    @Test
    void repeatsToManyAtTheSameTimeWithoutSendingAnyBack() throws Exception {
        idempotency.once(call("k", "b"), effect);
        List<Integer> statuses = all(8, () -> idempotency.once(call("k", "b"), effect).status());
        assertEquals(List.of(201, 201, 201, 201, 201, 201, 201, 201), statuses);
        assertEquals(1, effects.get());
    }

    @Test
    void undoesItsEffectAndRepeatsWhenAnotherRunFinishedInBetween() {
        // The window between the snapshot of the look and the lock, made wide: the other run finishes during our effect.
        Answer answer = idempotency.once(call("k", "b"), () -> {
            Answer ours = effect.get();
            Thread other = Thread.startVirtualThread(() -> insertAnswerOfAnotherRun(call("k", "b")));
            join(other);
            return ours;
        });
        assertEquals("true", answer.headers().get("X-Idempotent-Replayed"));
        assertEquals("{\"other\":1}", new String(answer.bytes(), StandardCharsets.UTF_8));
        assertEquals(0, things(), "our effect stayed beside the other's");
    }

    @Test
    void leavesNeitherEffectNorKeyWhenTheConnectionEndsBeforeTheCommit() {
        assertThrows(Problem.Unavailable.class, () -> idempotency.once(call("k", "b"), () -> {
            Answer answer = effect.get();
            int pid = database.sql("SELECT pg_backend_pid() AS pid").one(row -> row.integer("pid"));
            schema.server().value("SELECT pg_terminate_backend(?)", pid);
            return answer;
        }));
        assertEquals(0, things());
        assertTrue(idempotency.replay(call("k", "b")).isEmpty());
        assertEquals(201, idempotency.once(call("k", "b"), effect).status());
        assertEquals(1, things());
    }

    @Test
    void answersTheStoredAnswerWithoutRunningAnything() {
        assertEquals(Optional.empty(), idempotency.replay(call("k", "b")));
        Answer first = idempotency.once(call("k", "b"), effect);
        Answer replayed = idempotency.replay(call("k", "b")).orElseThrow();
        assertArrayEquals(first.bytes(), replayed.bytes());
        assertEquals("true", replayed.headers().get("X-Idempotent-Replayed"));
        assertEquals(Optional.empty(), idempotency.replay(call(Map.of(), "POST", "/entries", null, "b")));
    }

    @Test
    void namesRemoteOperationsTheSameForEveryRepeat() {
        UUID id = idempotency.operationId(call("k", "b"));
        assertEquals(id, idempotency.operationId(call("k", "b")));
        assertNotEquals(id, idempotency.operationId(call("k", "c")));
        assertNotEquals(id, idempotency.operationId(call("l", "b")));
        assertNotEquals(id, idempotency.operationId(callOf(Ids.next(), Map.of("idempotency-key", "k"), "POST", "/entries", null, "b")));
        Call without = call(Map.of(), "POST", "/entries", null, "b");
        assertNotEquals(idempotency.operationId(without), idempotency.operationId(without));
    }

    @Test
    void forgetsAfterADayAndThenTakesTheKeyForANewRequest() {
        idempotency.once(call("k", "b"), effect);
        CLOCK.advance(Duration.ofHours(24).minusSeconds(1));
        assertTrue(idempotency.replay(call("k", "b")).isPresent());
        CLOCK.advance(Duration.ofSeconds(1));
        assertTrue(idempotency.replay(call("k", "b")).isEmpty());
        assertEquals(201, idempotency.once(call("k", "another body"), effect).status());
        assertEquals(2, effects.get());
        assertThrows(Problem.class, () -> idempotency.once(call("k", "b"), effect));
    }

    @Test
    void purgesWhatHasExpiredAndNothingElse() {
        schema.server().execute("DELETE FROM test_service.idempotency_keys");
        schema.server().execute("""
                INSERT INTO test_service.idempotency_keys (id, user_id, key_hash, fingerprint, status, body, created_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'h', 'f', 200, 'x', CAST(? AS timestamptz) FROM generate_series(1, 2500)
                """, CLOCK.instant().minus(Duration.ofHours(25)).toString());
        idempotency.once(call("k", "b"), effect);
        idempotency.purge();
        assertEquals(1, schema.server().number("SELECT count(*) FROM test_service.idempotency_keys"));
    }

    @Test
    void keepsKeysAndAnswersSecret() {
        idempotency.once(call("my-secret-key", "my secret body"), effect);
        String stored = schema.server().query("SELECT * FROM test_service.idempotency_keys WHERE user_id = CAST(? AS uuid)", user.toString()).toString();
        assertFalse(stored.contains("secret") || stored.contains("geheim") || stored.contains("title"), stored);
    }

    @Test
    void keepsOnlyWhatItCanRepeat() {
        assertThrows(IllegalStateException.class, () -> idempotency.once(call("k", "b"), () -> Answer.bytes(200, "audio/mpeg", new byte[] {1})));
    }

    private void insertAnswerOfAnotherRun(Call call) {
        IdempotencyKey key = IdempotencyKey.of(call);
        UUID id = Ids.next();
        String body = TestCipher.create().encrypt("{\"other\":1}", new com.aiponge.crypto.field.FieldContext("idempotency_keys", "body", id, key.user()));
        new IdempotencyStore(database).insert(key.user(), key.hash(), new IdempotencyStore.Stored(id, key.fingerprint(), 201, body), CLOCK.instant(), Instant.EPOCH);
    }

    private static List<Integer> all(int times, Callable<Integer> run) throws Exception {
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            runs.add(run);
        }
        List<Integer> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> result : threads.invokeAll(runs)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private static int counted(Runnable work) throws Exception {
        return StatementCount.counting(count -> {
            work.run();
            return count.get();
        });
    }

    private long things() {
        return schema.server().number("SELECT count(*) FROM test_service.things WHERE name = ?", user.toString());
    }

    private Call call(String key, String body) {
        return call(Map.of("x-idempotency-key", key), "POST", "/entries", null, body);
    }

    private Call call(Map<String, String> headers, String method, String path, String query, String body) {
        return callOf(user, headers, method, path, query, body);
    }

    private static Call callOf(UUID caller, Map<String, String> headers, String method, String path, String query, String body) {
        return new Call(method, path, query, Map.of(), Map.of(), headers::get, new Caller(caller, caller == null ? "anonymous" : "user", false, ServiceName.GATEWAY),
                "request", "correlation", body.getBytes(StandardCharsets.UTF_8), null, Instant.MAX);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS), "the others were not sent back");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
