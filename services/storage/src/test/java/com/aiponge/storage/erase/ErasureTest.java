package com.aiponge.storage.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.FaultyStore;
import com.aiponge.storage.Form;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

class ErasureTest {
    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private static FaultyStore store;
    private final UUID user = Ids.next();
    private final byte[] picture = Samples.image("png", 60, 60);

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
    }

    private ApiAnswer ask(UUID path, UUID about, ServiceName from, Object body) {
        return world.service().asService(from, about).send("DELETE", "/internal/v1/users/" + path + "/data", com.aiponge.runtime.Json.bytes(body));
    }

    private JsonNode erase() {
        return ask(user, user, ServiceName.USER, Map.of("requestId", Ids.next())).expect(200).data();
    }

    private long rowsOf(String table, String column) {
        return world.database().number("SELECT count(*) FROM storage_service." + table + " WHERE " + column + " = ?", user);
    }

    @Test
    void everythingOfAPersonGoesAndIsCounted() {
        UUID other = Ids.next();
        String kept = world.upload(other).with("reference", "track:1").stored(Samples.mp3(50)).path("url").asText();
        String song = world.upload(user).with("reference", "track:2").stored(Samples.mp3(50)).path("url").asText();
        String face = world.send(world.service().as(user).withKey("k"), Form.picture(picture).field("category", "avatar")).expect(201).data().path("url").asText();
        JsonNode erased = erase();
        List<String> names = new ArrayList<>();
        erased.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("service", "deleted", "remainingRows", "completedAt"), names);
        assertEquals("storage-service", erased.path("service").asText());
        assertEquals(2, erased.at("/deleted/files").asInt());
        assertEquals(3, erased.at("/deleted/objects").asInt());
        assertEquals(1, erased.at("/deleted/idempotency_keys").asInt());
        assertEquals(0, erased.path("remainingRows").asInt());
        world.get(song).expect(404, "NOT_FOUND");
        world.get(face).expect(404, "NOT_FOUND");
        world.get(kept).expect(200);
        assertEquals(List.of(), world.filesOnDisk(user));
        for (Map.Entry<String, String> one : Map.of("files", "owner_id", "file_counts", "owner_id", "file_references", "added_by", "idempotency_keys", "user_id").entrySet()) {
            assertEquals(0, rowsOf(one.getKey(), one.getValue()), one.getKey());
        }
        JsonNode again = erase();
        assertEquals(0, again.at("/deleted/objects").asInt());
        assertEquals(0, again.path("remainingRows").asInt());
    }

    @Test
    void manyFilesGoInBatches() {
        for (int i = 0; i < 130; i++) {
            world.upload(user).stored(Samples.mp3(3));
        }
        JsonNode erased = erase();
        assertEquals(130, erased.at("/deleted/files").asInt());
        assertEquals(0, erased.path("remainingRows").asInt());
        assertEquals(List.of(), world.filesOnDisk(user));
    }

    @Test
    void objectsThatNoRowKnowsGoToo() {
        for (String name : List.of("track/" + Ids.next() + ".mp3", "incoming/" + Ids.next())) {
            world.objects().put(NewObject.create(new ObjectKey("user/" + user + "/" + name), "audio/mpeg"), new ByteArrayInputStream(new byte[9]));
        }
        assertEquals(2, erase().at("/deleted/objects").asInt());
        assertEquals(List.of(), world.filesOnDisk(user));
    }

    @Test
    void usesOfOtherPeoplesFilesGoAndTheFileIsUnusedThen() {
        UUID other = Ids.next();
        UUID file = world.upload(other).with("visibility", "public").id(Samples.mp3(50));
        world.change(file, user, Map.of("addReference", "playlist:1")).expect(200);
        world.change(file, other, Map.of("addReference", "track:1")).expect(200);
        assertEquals(1, erase().at("/deleted/file_references").asInt());
        assertEquals(1, world.change(file, other, Map.of()).expect(200).data().path("references").asInt());
        assertEquals(0, world.change(file, other, Map.of("removeReference", "track:1")).expect(200).data().path("references").asInt());
    }

    @Test
    void nothingIsStoredForThePersonAnyMore() {
        erase();
        world.upload(user).send(Samples.mp3(50)).expect(404, "NOT_FOUND");
        world.send(world.service().as(user), Form.picture(picture)).expect(404, "NOT_FOUND");
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertEquals(List.of(), world.filesOnDisk(user));
        assertEquals(0, rowsOf("files", "owner_id"));
    }

    @Test
    void anUploadThatIsOnItsWayDoesNotComeBack() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        store.pause("get", () -> {
            reached.countDown();
            await(go);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiAnswer> upload = threads.submit(() -> world.send(world.service().as(user), Form.picture(picture)));
            await(reached);
            store.heal();
            erase();
            go.countDown();
            assertTrue(upload.get().status() >= 400, upload.get().toString());
        }
        assertEquals(0, rowsOf("files", "owner_id"));
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertEquals(List.of(), world.filesOnDisk(user));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatTheStoreDoesNotDeleteNowIsDeletedByTheNextCall() {
        world.upload(user).stored(Samples.mp3(50));
        store.fail("deleteAll", 0, () -> new Problem.Unavailable("Files are not available just now"));
        ask(user, user, ServiceName.USER, Map.of("requestId", Ids.next())).expect(503);
        assertEquals(1, world.filesOnDisk(user).size());
        store.heal();
        JsonNode erased = erase();
        assertEquals(1, erased.at("/deleted/objects").asInt());
        assertEquals(0, erased.path("remainingRows").asInt());
        assertEquals(List.of(), world.filesOnDisk(user));
    }

    @Test
    void onlyTheUserServiceMayAskAndOnlyAboutWhoItSpeaksFor() {
        Map<String, Object> body = Map.of("requestId", Ids.next());
        ask(user, Ids.next(), ServiceName.USER, body).expect(404, "NOT_FOUND");
        ask(user, null, ServiceName.USER, body).expect(404, "NOT_FOUND");
        for (ServiceName other : List.of(ServiceName.GATEWAY, ServiceName.MUSIC, ServiceName.SYSTEM)) {
            ask(user, user, other, body).expect(404, "ENDPOINT_NOT_FOUND");
        }
        ask(user, user, ServiceName.USER, Map.of()).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void anExportHoldsEveryFile() {
        world.upload(user).stored(Samples.mp3(50));
        world.send(world.service().as(user), Form.picture(picture).field("tags", "[\"sea\"]")).expect(201);
        JsonNode export = world.service().asService(ServiceName.USER, user).get("/internal/v1/users/" + user + "/export").expect(200).data();
        assertEquals("storage-service", export.path("service").asText());
        assertEquals(2, export.at("/sections/files").size());
        assertEquals("sea", export.at("/sections/files/0/tags/0").asText());
        world.service().asService(ServiceName.USER, Ids.next()).get("/internal/v1/users/" + user + "/export").expect(404, "NOT_FOUND");
        world.service().asService(ServiceName.MUSIC, user).get("/internal/v1/users/" + user + "/export").expect(404, "ENDPOINT_NOT_FOUND");
    }
}
