package com.aiponge.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUseTest {
    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private UUID song() {
        return world.upload(owner).id(Samples.mp3(50));
    }

    private JsonNode change(UUID file, Map<String, ?> change) {
        return world.change(file, owner, change).expect(200).data();
    }

    private static String key(UUID file) {
        return (String) world.database().value("SELECT object_key FROM storage_service.files WHERE id = ?", file);
    }

    @Test
    void referencesAreCountedOnceEach() {
        UUID file = song();
        assertEquals(1, change(file, Map.of("addReference", "track:1")).path("references").asInt());
        assertEquals(1, change(file, Map.of("addReference", "track:1")).path("references").asInt());
        assertEquals(2, change(file, Map.of("addReference", "album:1")).path("references").asInt());
        assertEquals(2, change(file, Map.of("addReference", "album:2", "removeReference", "album:1")).path("references").asInt());
        assertEquals(1, change(file, Map.of("removeReference", "track:1")).path("references").asInt());
        assertEquals(1, change(file, Map.of("removeReference", "track:1")).path("references").asInt());
        assertEquals(0, change(file, Map.of("removeReference", "album:2")).path("references").asInt());
    }

    @Test
    void answersTheMembersOfTheContract() {
        UUID file = song();
        JsonNode use = change(file, Map.of());
        List<String> names = new ArrayList<>();
        use.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("fileId", "visibility", "references"), names);
        assertEquals(file.toString(), use.path("fileId").asText());
        assertEquals("personal", use.path("visibility").asText());
    }

    @Test
    void aReferenceGivenWithTheUploadCounts() {
        UUID file = world.upload(owner).with("reference", "track:7").id(Samples.mp3(50));
        assertEquals(1, change(file, Map.of("addReference", "track:7")).path("references").asInt());
    }

    @Test
    void parallelChangesLoseNothing() throws Exception {
        UUID file = song();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String reference = "track:" + i % 10;
                all.add(threads.submit(() -> change(file, Map.of("addReference", reference))));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertEquals(10, change(file, Map.of()).path("references").asInt());
        assertEquals(10, world.database().number("SELECT reference_count FROM storage_service.files WHERE id = ?", file));
    }

    @Test
    void whatBecomesPublicMovesUnderThePublicPrefixAndBack() {
        UUID file = song();
        byte[] bytes = Samples.mp3(50);
        String before = key(file);
        assertEquals("public", change(file, Map.of("visibility", "public")).path("visibility").asText());
        assertTrue(key(file).startsWith("public/track/"), key(file));
        assertEquals(bytes.length, world.get("/uploads/" + file + "/song.mp3").expect(200).bytes().length);
        change(file, Map.of("visibility", "public"));
        JsonNode hidden = change(file, Map.of("visibility", "shared"));
        assertEquals("shared", hidden.path("visibility").asText());
        UUID today = UUID.fromString(hidden.path("fileId").asText());
        assertNotEquals(file, today, "caches keep what was public under the old id");
        assertTrue(key(today).startsWith("user/" + owner + "/track/"), key(today));
        world.get("/uploads/" + file + "/song.mp3").expect(404);
        world.get("/uploads/" + today + "/song.mp3").expect(404);
        String now = key(today);
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertTrue(world.filesOnDisk().contains(now));
        assertFalse(world.filesOnDisk().contains(before), "what was left behind is gone");
        assertTrue(world.filesOnDisk().stream().noneMatch(name -> name.startsWith("public/") && name.contains(file.toString())));
    }

    @Test
    void whoKnowsTheFormerIdOnlyStillChangesTheFile() {
        UUID former = world.upload(owner).with("visibility", "public").with("reference", "track:7").id(Samples.mp3(50));
        String today = change(former, Map.of("visibility", "personal")).path("fileId").asText();
        JsonNode again = change(former, Map.of("visibility", "personal"));
        assertEquals(today, again.path("fileId").asText(), "a repeat moves nothing");
        assertEquals(1, again.path("references").asInt());
        assertEquals(2, change(former, Map.of("addReference", "album:1")).path("references").asInt());
        assertEquals(0, change(former, Map.of("removeReference", "album:1", "addReference", "track:7")).path("references").asInt() - 1);
        change(UUID.fromString(today), Map.of("visibility", "public"));
        String third = change(former, Map.of("visibility", "personal")).path("fileId").asText();
        assertNotEquals(today, third);
        assertEquals(third, change(UUID.fromString(today), Map.of()).path("fileId").asText());
        assertEquals(third, change(former, Map.of()).path("fileId").asText());
        world.change(former, Ids.next(), Map.of("addReference", "track:8")).expect(404, "NOT_FOUND");
    }

    @Test
    void aFormerIdIsServedToSignaturesOnly() {
        UUID former = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        String today = change(former, Map.of("visibility", "personal")).path("fileId").asText();
        world.get("/uploads/" + former + "/song.mp3").expect(404, "NOT_FOUND");
        world.get("/api/v1/storage/download/" + former).expect(404, "NOT_FOUND");
        String signed = world.parts().media().signed(former, "song.mp3");
        assertTrue(world.get(signed).expect(200).header("Cache-Control").startsWith("private, max-age="), "services that have not learnt the new id go on");
        world.get(signed.replace("sig=", "sig=A")).expect(403, "MEDIA_URL_INVALID");
        world.get(world.parts().media().signed(UUID.fromString(today), "song.mp3")).expect(200);
    }

    @Test
    void aReferenceByTheFormerIdNamesTheFileOfToday() {
        UUID former = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        String today = change(former, Map.of("visibility", "personal")).path("fileId").asText();
        JsonNode resolved = world.service().asService(ServiceName.MUSIC, owner).post("/internal/v1/files/resolve",
                Map.of("userId", owner, "references", List.of("/uploads/" + former + "/song.mp3"), "kind", "audio")).expect(200).data().at("/files/0");
        assertTrue(resolved.path("ok").asBoolean());
        assertEquals(today, resolved.path("fileId").asText());
    }

    @Test
    void aFileThatChangesItsIdKeepsItsNameAndTags() {
        UUID former = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        String today = change(former, Map.of("visibility", "personal")).path("fileId").asText();
        assertEquals("Quiet River.mp3", world.service().as(owner).get("/api/v1/storage/files/" + today).expect(200).data().path("originalName").asText());
        world.service().as(owner).get("/api/v1/storage/files/" + former).expect(404, "NOT_FOUND");
        world.assertEveryObjectHasItsRow();
    }

    @Test
    void thumbnailsMoveAlong() {
        UUID file = world.upload(owner).with("category", "track-artwork").id(Samples.image("png", 300, 300));
        change(file, Map.of("visibility", "public"));
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertEquals("image/jpeg", world.get("/uploads/" + file + "/thumb.jpg").expect(200).header("Content-Type"));
    }

    @Test
    void someFilesStayWhatTheyAre() {
        UUID entry = world.upload(owner).with("category", "entry").id(Samples.image("png", 9, 9));
        assertEquals("personal", change(entry, Map.of("visibility", "public")).path("visibility").asText());
        UUID face = world.upload(owner).with("category", "avatar").id(Samples.image("png", 9, 9));
        assertEquals("public", change(face, Map.of("visibility", "personal")).path("visibility").asText());
    }

    @Test
    void nobodyChangesTheFilesOfOthers() {
        UUID file = song();
        UUID stranger = Ids.next();
        for (Map<String, String> change : List.of(Map.of("visibility", "public"), Map.of("addReference", "track:1"))) {
            world.change(file, stranger, change).expect(404, "NOT_FOUND");
            world.change(Ids.next(), stranger, change).expect(404, "NOT_FOUND");
        }
        assertEquals(0, change(file, Map.of()).path("references").asInt());
    }

    @Test
    void whoMayReadAFileMayUseItButTakesAwayOnlyTheirOwnUse() {
        UUID file = world.upload(owner).with("visibility", "public").with("reference", "track:1").id(Samples.mp3(50));
        UUID reader = Ids.next();
        assertEquals(2, world.change(file, reader, Map.of("addReference", "playlist:9")).expect(200).data().path("references").asInt());
        assertEquals(2, world.change(file, reader, Map.of("removeReference", "track:1")).expect(200).data().path("references").asInt());
        assertEquals(1, world.change(file, reader, Map.of("removeReference", "playlist:9")).expect(200).data().path("references").asInt());
        world.change(file, reader, Map.of("visibility", "personal")).expect(404, "NOT_FOUND");
    }

    @Test
    void sharedFilesMayBeUsedByFollowers() {
        UUID file = world.upload(owner).with("visibility", "shared").id(Samples.mp3(50));
        UUID follower = Ids.next();
        world.follows(follower, List.of(owner), List.of());
        world.change(file, follower, Map.of("addReference", "playlist:9")).expect(200);
    }

    @Test
    void wrongChangesAreRefused() {
        UUID file = song();
        for (Map<String, ?> bad : List.of(Map.of("visibility", "secret"), Map.of("visibility", 7), Map.of("addReference", "a b"), Map.of("addReference", "../x"),
                Map.of("removeReference", "x".repeat(201)), Map.of("addReference", List.of()))) {
            world.change(file, owner, bad).expect(400, "VALIDATION_ERROR");
        }
        for (ServiceName other : List.of(ServiceName.GATEWAY, ServiceName.AI_CONFIG, ServiceName.SYSTEM)) {
            world.service().asService(other, owner).patch("/internal/v1/files/" + file, Map.of()).expect(404, "ENDPOINT_NOT_FOUND");
        }
        world.service().asService(ServiceName.MUSIC, owner).patch("/internal/v1/files/x", Map.of()).expect(404, "NOT_FOUND");
    }
}
