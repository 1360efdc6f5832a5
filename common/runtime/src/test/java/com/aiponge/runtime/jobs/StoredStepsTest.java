package com.aiponge.runtime.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.TestCipher;
import com.aiponge.runtime.data.TestSchema;
import com.aiponge.testkit.SettableClock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredStepsTest {
    private static TestSchema schema;
    private static PostgresDatabase database;
    private static StoredSteps steps;
    private final UUID job = Ids.next();
    private final UUID owner = Ids.next();

    record Lyrics(String title, int lines) {
    }

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
        steps = new StoredSteps(database, TestCipher.create(), SettableClock.at("2026-05-04T09:00:00Z"));
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void doesAStepOnceAndRemembersItsResult() {
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertEquals(new Lyrics("River 1", 12), steps.once(job, owner, "lyrics", Lyrics.class, () -> new Lyrics("River " + times.incrementAndGet(), 12)));
        }
        assertEquals(1, times.get());
    }

    @Test
    void goesOnAfterTheLastStoredStepWhenTheProcessDies() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        Runnable leg = () -> {
            String lyrics = steps.once(job, owner, "lyrics", String.class, () -> "lyrics " + first.incrementAndGet());
            steps.once(job, owner, "music", String.class, () -> {
                if (second.incrementAndGet() == 1) {
                    throw new IllegalStateException("killed here");
                }
                return lyrics + ", music";
            });
        };
        assertThrows(IllegalStateException.class, leg::run);
        leg.run();
        assertEquals(1, first.get());
        assertEquals(Optional.of("lyrics 1, music"), steps.find(job, owner, "music", String.class));
    }

    @Test
    void runsWorkOutsideOfTransactionsSoThatNoConnectionWaitsForVendors() {
        AtomicInteger visible = new AtomicInteger();
        steps.once(job, owner, "lyrics", String.class, () -> {
            database.sql("INSERT INTO things (id) VALUES (:id)").bind("id", job).update();
            visible.set((int) schema.server().number("SELECT count(*) FROM test_service.things WHERE id = CAST(? AS uuid)", job.toString()));
            return "x";
        });
        assertEquals(1, visible.get());
    }

    @Test
    void keepsTheFirstResultWhenAnotherLegWasQuicker() {
        String result = steps.once(job, owner, "lyrics", String.class, () -> {
            steps.once(job, owner, "lyrics", String.class, () -> "the quicker one");
            return "the slower one";
        });
        assertEquals("the quicker one", result);
    }

    @Test
    void remembersThatAStepGaveNothing() {
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            steps.once(job, owner, "cleanup", String.class, () -> {
                times.incrementAndGet();
                return null;
            });
        }
        assertEquals(1, times.get());
    }

    @Test
    void storesInTheCallersTransactionAndReplaces() {
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            steps.store(job, owner, "task", "task-1");
            throw new IllegalStateException();
        }));
        assertTrue(steps.find(job, owner, "task", String.class).isEmpty());
        steps.store(job, owner, "task", "task-2");
        steps.store(job, owner, "task", "task-3");
        assertEquals(Optional.of("task-3"), steps.find(job, owner, "task", String.class));
    }

    @Test
    void forgetsAJobAndNoOther() {
        UUID other = Ids.next();
        steps.store(job, owner, "lyrics", "a");
        steps.store(other, owner, "lyrics", "b");
        steps.forget(job);
        assertTrue(steps.find(job, owner, "lyrics", String.class).isEmpty());
        assertEquals(Optional.of("b"), steps.find(other, owner, "lyrics", String.class));
    }

    @Test
    void keepsResultsSecretAndBoundToJobAndOwner() {
        steps.store(job, owner, "lyrics", new Lyrics("My secret river", 3));
        String stored = (String) schema.server().value("SELECT result FROM test_service.job_steps WHERE job_id = CAST(? AS uuid)", job.toString());
        assertFalse(stored.contains("secret"), stored);
        assertThrows(DecryptionFailed.class, () -> steps.find(job, Ids.next(), "lyrics", Lyrics.class));
        UUID other = Ids.next();
        schema.server().execute("UPDATE test_service.job_steps SET job_id = CAST(? AS uuid) WHERE job_id = CAST(? AS uuid)", other.toString(), job.toString());
        assertThrows(DecryptionFailed.class, () -> steps.find(other, owner, "lyrics", Lyrics.class));
    }
}
