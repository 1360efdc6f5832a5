package com.aiponge.storage.move;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3ObjectStore;
import com.aiponge.testkit.TestS3;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** From a folder to a bucket, under a whole service that knows both. */
class StoreMoveTest {
    private static final Patience IMPATIENT = new Patience(Duration.ofMillis(1), 3);

    @TempDir
    private Path folder;
    private final UUID owner = Ids.next();
    private final AtomicReference<ObjectStore> serving = new AtomicReference<>();
    private ObjectStore old;
    private S3ObjectStore next;
    private StorageWorld world;

    @BeforeEach
    void start() {
        TestS3 server = TestS3.server();
        next = S3ObjectStore.open(new S3Config(server.bucket(), server.region(), server.endpoint(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(server.key(), server.secret()))), Links.NONE);
        world = StorageWorld.in(folder.resolve("files"), local -> {
            old = local;
            serving.set(new MovingStore(local, next));
            return (ObjectStore) java.lang.reflect.Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.invoke(serving.get(), arguments);
                        } catch (java.lang.reflect.InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        });
    }

    @AfterEach
    void stop() {
        world.close();
        next.close();
    }

    /** From now on the service writes to the bucket, and still reads from the folder. */
    private void turn() {
        serving.set(new MovingStore(next, old));
    }

    /** From now on the service knows the bucket alone. */
    private void leave() {
        serving.set(next);
    }

    private MoveReport move() {
        return move(old, next, false);
    }

    private MoveReport move(ObjectStore from, ObjectStore to, boolean verify) {
        return new StoreMove(world.parts().database(), to, new ObjectCopy(from, to, IMPATIENT, verify), IMPATIENT, world.clock(), Progress.NONE, false).run();
    }

    private JsonNode song(int frames) {
        return world.upload(owner).stored(Samples.mp3(frames));
    }

    private JsonNode cover() {
        return world.upload(owner).with("category", "track-artwork").with("visibility", "public").with("name", "c.png").stored(Samples.image("png", 300, 200));
    }

    private ObjectKey key(JsonNode file) {
        return new ObjectKey((String) world.database().value("SELECT object_key FROM storage_service.files WHERE id = CAST(? AS uuid)", file.path("fileId").asText()));
    }

    private static Set<ObjectKey> keys(ObjectStore store) {
        return store.list("", null, 1_000).stream().map(Listed::key).collect(java.util.stream.Collectors.toSet());
    }

    private static byte[] read(ObjectStore store, ObjectKey key) {
        try (ObjectContent content = store.get(key, Wanted.ALL).orElseThrow()) {
            return content.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long claims() {
        return world.database().number("SELECT count(*) FROM storage_service.moving_objects");
    }

    @Test
    void copiesEveryFileAndEveryThumbnailAsItWas() {
        ObjectKey song = key(song(40));
        ObjectKey cover = key(cover());
        Set<ObjectKey> all = keys(old);
        assertEquals(3, all.size());

        MoveReport report = move();

        assertEquals(3, report.count(Outcome.COPIED));
        assertTrue(report.isClean());
        assertEquals(all, keys(next));
        for (ObjectKey key : all) {
            assertArrayEquals(read(old, key), read(next, key));
            ObjectInfo info = next.head(key).orElseThrow();
            assertEquals(old.head(key).orElseThrow().description(), info.description());
        }
        assertEquals("audio/mpeg", next.head(song).orElseThrow().contentType());
        assertEquals(owner.toString(), next.head(song).orElseThrow().description().owner());
        assertEquals("public, max-age=31536000, immutable", next.head(cover).orElseThrow().description().cacheControl());
        assertEquals(0, claims());
    }

    @Test
    void aRepeatCopiesOnlyWhatIsLacking() {
        song(10);
        song(11);
        move();
        ObjectKey late = key(song(12));
        ObjectStore counted = Hooked.store(next, "put", arguments -> {
            assertEquals(late, ((NewObject) arguments[0]).key());
            return null;
        });
        MoveReport report = move(old, counted, false);
        assertEquals(1, report.count(Outcome.COPIED));
        assertEquals(2, report.count(Outcome.THERE));
    }

    @Test
    void filesPlayBeforeTheyAreCopiedAfterwardsAndWithoutTheOldStore() {
        JsonNode early = song(20);
        turn();
        JsonNode late = song(21);
        assertTrue(old.head(key(late)).isEmpty(), "new files go to the new store");
        assertArrayEquals(Samples.mp3(20), world.get(early.path("url").asText()).expect(200).bytes());
        assertEquals(1, move().count(Outcome.COPIED));
        assertArrayEquals(Samples.mp3(20), world.get(early.path("url").asText()).expect(200).bytes());
        leave();
        old.deleteAll(keys(old));
        assertArrayEquals(Samples.mp3(20), world.get(early.path("url").asText()).expect(200).bytes());
        assertArrayEquals(Samples.mp3(21), world.get(late.path("url").asText()).expect(200).bytes());
    }

    @Test
    void movesBackTheSameWay() {
        JsonNode early = song(20);
        turn();
        JsonNode late = song(21);
        MoveReport report = move(next, old, false);
        assertEquals(1, report.count(Outcome.COPIED));
        assertArrayEquals(Samples.mp3(21), read(old, key(late)));
        serving.set(old);
        assertArrayEquals(Samples.mp3(20), world.get(early.path("url").asText()).expect(200).bytes());
        assertArrayEquals(Samples.mp3(21), world.get(late.path("url").asText()).expect(200).bytes());
    }

    @Test
    void aFileDeletedWhileItIsCopiedDoesNotComeBack() {
        JsonNode file = song(30);
        ObjectKey key = key(file);
        song(31);
        turn();
        AtomicBoolean once = new AtomicBoolean();
        ObjectStore slow = Hooked.store(old, "get", arguments -> {
            if (arguments[0].equals(key) && once.compareAndSet(false, true)) {
                Object open = old.get(key, Wanted.ALL);
                delete(file);
                assertTrue(keys(old).stream().noneMatch(key::equals));
                return open;
            }
            return null;
        });
        MoveReport report = move(slow, next, false);
        assertEquals(1, report.count(Outcome.GONE));
        assertEquals(1, report.count(Outcome.COPIED));
        assertTrue(next.head(key).isEmpty());
        assertEquals(0, claims());
    }

    private void delete(JsonNode file) {
        world.change(UUID.fromString(file.path("fileId").asText()), owner, Map.of()).expect(200);
        world.service().as(owner).delete("/api/v1/storage/files/" + file.path("fileId").asText()).expect(200);
    }

    @Test
    void aFileThatBecomesPublicMeanwhileIsThereUnderItsNewKeyOnly() {
        JsonNode file = song(30);
        ObjectKey before = key(file);
        turn();
        AtomicBoolean once = new AtomicBoolean();
        ObjectStore slow = Hooked.store(old, "get", arguments -> {
            if (arguments[0].equals(before) && once.compareAndSet(false, true)) {
                Object open = old.get(before, Wanted.ALL);
                world.change(UUID.fromString(file.path("fileId").asText()), owner, Map.of("visibility", "public")).expect(200);
                return open;
            }
            return null;
        });
        assertEquals(1, move(slow, next, false).count(Outcome.GONE));
        assertEquals(Set.of(key(file)), keys(next));
        assertTrue(key(file).text().startsWith("public/"));
    }

    @Test
    void aFileWrittenToTheOldStoreMeanwhileIsCopiedByTheNextWalk() {
        song(10);
        AtomicBoolean once = new AtomicBoolean();
        ObjectStore slow = Hooked.store(old, "get", arguments -> {
            if (once.compareAndSet(false, true)) {
                world.upload(owner).with("visibility", "public").stored(Samples.mp3(11)); // where the walk has been already
            }
            return null;
        });
        move(slow, next, false);
        assertEquals(1, move().count(Outcome.COPIED));
        assertEquals(keys(old), keys(next));
    }

    @Test
    void whatDiffersFromItsRowIsReportedAndNotCopied() {
        JsonNode broken = song(10);
        JsonNode lost = song(11);
        JsonNode fine = song(12);
        old.put(new NewObject(key(broken), NewObject.described(key(broken), "audio/mpeg"), NewObject.Mode.REPLACE), new ByteArrayInputStream(new byte[10 * 417]));
        old.delete(key(lost));
        MoveReport report = move();
        assertFalse(report.isClean());
        assertEquals(Set.of(new MoveReport.Difference(UUID.fromString(broken.path("fileId").asText()), false, Outcome.DIFFERENT),
                new MoveReport.Difference(UUID.fromString(lost.path("fileId").asText()), false, Outcome.MISSING)), Set.copyOf(report.differences()));
        assertEquals(Set.of(key(fine)), keys(next));
        assertEquals(0, claims());
    }

    @Test
    void aWrongCopyIsReplaced() {
        JsonNode file = song(10);
        NewObject half = new NewObject(key(file), NewObject.described(key(file), "audio/mpeg"), NewObject.Mode.REPLACE);
        next.put(half, new ByteArrayInputStream(new byte[100]));
        assertEquals(1, move().count(Outcome.COPIED));
        assertArrayEquals(Samples.mp3(10), read(next, key(file)));

        next.put(half, new ByteArrayInputStream(new byte[Samples.mp3(10).length]));
        assertEquals(0, move().count(Outcome.COPIED), "a list says only how large it is");
        assertEquals(1, move(old, next, true).count(Outcome.COPIED));
        assertArrayEquals(Samples.mp3(10), read(next, key(file)));
        assertEquals(1, move(old, next, true).count(Outcome.THERE));
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        song(10);
        JsonNode lost = song(11);
        old.delete(key(lost));
        ObjectCopy copy = new ObjectCopy(old, next, IMPATIENT, false);
        MoveReport report = new StoreMove(world.parts().database(), next, copy, IMPATIENT, world.clock(), Progress.NONE, true).run();
        assertEquals(1, report.count(Outcome.TO_COPY));
        assertEquals(1, report.count(Outcome.MISSING));
        assertEquals(Samples.mp3(10).length, report.bytes());
        assertEquals(Set.of(), keys(next));
        assertEquals(0, claims());
    }

    /** A wrong DATABASE_URL must not empty a bucket. */
    @Test
    void objectsOfNoFileAreCountedAndLeftAlone() {
        JsonNode file = cover();
        move();
        ObjectKey foreign = new ObjectKey("user/" + owner + "/track/" + Ids.next() + ".mp3");
        next.put(NewObject.create(foreign, "audio/mpeg"), new ByteArrayInputStream(new byte[1]));
        assertEquals(1, move().unknown());
        assertTrue(next.head(foreign).isPresent());
        delete(file);
        assertEquals(1, move().unknown());
    }

    @Test
    void aStoreThatFailsForAMomentIsWaitedFor() {
        song(10);
        AtomicBoolean once = new AtomicBoolean();
        ObjectStore shaky = Hooked.store(next, "put", arguments -> {
            if (once.compareAndSet(false, true)) {
                throw new Problem.Unavailable("away");
            }
            return null;
        });
        assertEquals(1, move(old, shaky, false).count(Outcome.COPIED));
    }

    @Test
    void aStoreThatStaysAwayEndsTheWalkAndTheNextGoesOn() {
        JsonNode first = song(10);
        song(11);
        JsonNode deleted = song(12);
        AtomicInteger puts = new AtomicInteger();
        ObjectStore failing = Hooked.store(next, "put", arguments -> {
            if (puts.getAndIncrement() > 0) {
                throw new Problem.Unavailable("away");
            }
            return null;
        });
        assertThrows(Problem.Unavailable.class, () -> move(old, failing, false));
        assertEquals(1, keys(next).size());
        assertEquals(3, claims(), "what was begun is written down");

        ObjectKey gone = key(deleted);
        next.put(new NewObject(gone, NewObject.described(gone, "audio/mpeg"), NewObject.Mode.REPLACE), new ByteArrayInputStream(Samples.mp3(12)));
        world.database().execute("DELETE FROM storage_service.files WHERE object_key = ?", gone.text());
        move();
        assertTrue(next.head(gone).isEmpty(), "a copy that outlived its file is cleared by the next walk");
        assertArrayEquals(Samples.mp3(10), read(next, key(first)));
        assertEquals(2, keys(next).size());
        assertEquals(0, claims());
    }

    @Test
    void manyPagesOfFilesAreWalked() {
        byte[] bytes = Samples.mp3(1);
        String sha = java.util.HexFormat.of().formatHex(com.aiponge.crypto.Secrets.sha256(bytes));
        List<String> keys = new java.util.ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            ObjectKey key = new ObjectKey((i % 2 == 0 ? "public" : "user/" + owner) + "/track/" + Ids.next() + ".mp3");
            keys.add(key.text());
            old.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes));
            if (i % 3 == 0) {
                next.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes));
            }
        }
        world.database().execute("""
                INSERT INTO storage_service.files (id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256,
                    reference_count, unreferenced_since, status, created_at, updated_at)
                SELECT gen_random_uuid(), gen_random_uuid(), ?, 'track', 'personal', key, 'x', 'audio/mpeg', ?, ?, 0, now(), 'active', now(), now()
                FROM unnest(string_to_array(?, ',')) AS key""", owner, bytes.length, sha, String.join(",", keys));
        MoveReport report = move();
        assertEquals(802, report.count(Outcome.COPIED));
        assertEquals(401, report.count(Outcome.THERE));
        assertEquals(1_203, move().count(Outcome.THERE));
    }

    @Test
    void theWalkUsesTheIndexOfKeys() {
        world.database().execute("""
                INSERT INTO storage_service.files (id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256,
                    reference_count, unreferenced_since, status, created_at, updated_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'track', 'personal', 'user/' || n || '/track/' || n || '.mp3', 'x', 'audio/mpeg', 1,
                    repeat('a', 64), 0, now(), 'active', now(), now() FROM generate_series(1, 5000) AS n""");
        world.database().execute("ANALYZE storage_service.files");
        List<String> plan = world.database().query("EXPLAIN SELECT * FROM storage_service.files WHERE object_key > 'user/' AND object_key < 'user0' ORDER BY object_key LIMIT 500")
                .stream().map(row -> row.values().iterator().next().toString()).toList();
        assertTrue(plan.stream().anyMatch(line -> line.contains("Index Scan using files_object")) && plan.stream().noneMatch(line -> line.contains("Sort")), plan.toString());
    }
}
