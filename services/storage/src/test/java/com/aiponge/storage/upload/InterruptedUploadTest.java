package com.aiponge.storage.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.FaultyStore;
import com.aiponge.storage.Form;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when something breaks in the middle of an upload: nothing that anybody sees, and in the end nothing. */
class InterruptedUploadTest {
    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private static FaultyStore store;
    private final UUID owner = Ids.next();
    private final Form form = Form.picture(Samples.image("png", 300, 200)).field("category", "avatar");

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"), real -> {
            store = FaultyStore.around(real);
            return store.store();
        });
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void heal() {
        store.heal();
        world.database().execute("DROP TRIGGER IF EXISTS broken ON storage_service.files");
    }

    private TestCaller person() {
        return world.service().as(owner);
    }

    private static Problem away() {
        return new Problem.Unavailable("Files are not available just now");
    }

    private void nothingIsVisible() {
        assertEquals(0, person().get("/api/v1/storage/files").expect(200).data().path("total").asInt());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
        assertEquals(0, world.database().number("SELECT coalesce(sum(bytes), 0) FROM storage_service.usage WHERE owner_id = ?", owner));
    }

    private void nothingIsLeft() {
        store.heal();
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        world.assertEveryObjectHasItsRow();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
    }

    @Test
    void aStoreThatFailsAtAnyStepIsAClearError() {
        List<Runnable> faults = List.of(() -> store.fail("put", 0, InterruptedUploadTest::away), () -> store.fail("put", 1, InterruptedUploadTest::away),
                () -> store.fail("put", 2, InterruptedUploadTest::away), () -> store.fail("get", 0, InterruptedUploadTest::away),
                () -> store.failWhileWriting(0, InterruptedUploadTest::away), () -> store.failWhileWriting(1, InterruptedUploadTest::away));
        for (Runnable fault : faults) {
            fault.run();
            ApiAnswer answer = world.send(person(), form).expect(503, "SERVICE_UNAVAILABLE");
            assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
            assertFalse(answer.text().contains("/") && answer.text().contains(folder.toString()), answer.text());
            assertFalse(answer.text().contains("incoming"), answer.text());
            store.heal();
            nothingIsVisible();
        }
        nothingIsLeft();
        world.send(person(), form).expect(201);
    }

    @Test
    void aDatabaseThatRefusesTheRowLeavesNothingVisible() {
        world.database().execute("CREATE OR REPLACE FUNCTION storage_service.broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'");
        world.database().execute("CREATE TRIGGER broken BEFORE INSERT ON storage_service.files FOR EACH ROW EXECUTE FUNCTION storage_service.broken()");
        assertTrue(world.send(person(), form).status() >= 500);
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
        world.database().execute("DROP TRIGGER broken ON storage_service.files");
        nothingIsVisible();
        nothingIsLeft();
    }

    /** As far as one process can play it: neither the upload nor what would tidy up behind it goes on. */
    @Test
    void aCrashAtAnyStepLeavesOnlyWhatTheSweeperTakes() {
        for (String method : List.of("put", "get")) {
            for (int call = 0; call < 3; call++) {
                int step = call;
                store.fail(method, step, () -> {
                    store.fail("deleteAll", 0, InterruptedUploadTest::away);
                    return away();
                });
                int status = world.send(person(), form).status();
                boolean reached = status != 201;
                store.heal();
                if (reached) {
                    nothingIsVisible();
                } else {
                    String id = person().get("/api/v1/storage/files").expect(200).data().at("/files/0/id").asText();
                    person().delete("/api/v1/storage/files/" + id).expect(200);
                }
            }
        }
        nothingIsLeft();
    }

    @Test
    void whatCouldNotBeTidiedUpIsSweptAndTheFileStays() {
        store.fail("deleteAll", 0, InterruptedUploadTest::away);
        String url = world.send(person(), form).expect(201).data().path("url").asText();
        store.heal();
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        world.assertEveryObjectHasItsRow();
        world.get(url).expect(200);
        String id = person().get("/api/v1/storage/files").expect(200).data().at("/files/0/id").asText();
        person().delete("/api/v1/storage/files/" + id).expect(200);
    }

    @Test
    void onePersonHasSixUploadsAtOnceAndOthersHaveTheirs() throws Exception {
        CountDownLatch held = new CountDownLatch(6);
        CountDownLatch go = new CountDownLatch(1);
        store.fail("put", 0, () -> {
            held.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return away();
        });
        List<Future<Integer>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                waiting.add(threads.submit(() -> world.send(person(), form).status()));
            }
            held.await();
            ApiAnswer seventh = world.send(person(), form).expect(429, "RATE_LIMIT_EXCEEDED");
            assertTrue(Integer.parseInt(seventh.header("Retry-After")) > 0);
            store.heal();
            world.send(world.service().as(Ids.next()), form).expect(201);
            go.countDown();
            for (Future<Integer> one : waiting) {
                assertEquals(503, one.get());
            }
        }
        world.send(person(), form).expect(201);
    }
}
