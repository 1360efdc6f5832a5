package com.aiponge.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private UUID owner;

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void somebodyNew() {
        owner = Ids.next();
    }

    @Test
    void aSongIsStoredWithWhatItsBytesSay() {
        byte[] song = Samples.mp3(383);
        JsonNode file = world.upload(owner).stored(song);
        assertEquals(song.length, file.path("size").asLong());
        assertEquals(HexFormat.of().formatHex(Secrets.sha256(song)), file.path("sha256").asText());
        assertEquals("audio/mpeg", file.path("contentType").asText());
        assertEquals(10, file.path("durationSeconds").asInt());
        assertTrue(file.path("width").isNull() && file.path("height").isNull());
        assertTrue(file.path("url").asText().startsWith("/uploads/" + file.path("fileId").asText() + "/quiet-river.mp3?exp="));
        ApiAnswer played = world.get(file.path("url").asText()).expect(200);
        assertTrue(Arrays.equals(song, played.bytes()));
    }

    @Test
    void answersExactlyTheMembersOfTheContract() {
        List<String> names = new ArrayList<>();
        world.upload(owner).stored(Samples.mp3(50)).fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("fileId", "url", "size", "sha256", "contentType", "durationSeconds", "width", "height"), names);
    }

    @Test
    void aPictureIsStoredWithItsSizeAndAThumbnail() {
        JsonNode file = world.upload(owner).with("category", "track-artwork").with("name", "cover.png").stored(Samples.image("png", 640, 480));
        assertEquals(640, file.path("width").asInt());
        assertEquals(480, file.path("height").asInt());
        assertTrue(file.path("durationSeconds").isNull());
        String thumb = file.path("url").asText().replace("/cover.png?", "/thumb.jpg?");
        ApiAnswer small = world.get(thumb).expect(200);
        assertEquals("image/jpeg", small.header("Content-Type"));
        assertTrue(small.bytes().length < 10_000);
    }

    @Test
    void aRepeatOfTheOperationAnswersTheFirstFile() {
        StorageWorld.Upload upload = world.upload(owner);
        JsonNode first = upload.stored(Samples.mp3(50));
        JsonNode second = upload.stored(Samples.mp3(50));
        assertEquals(first, second);
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
        assertEquals(first, upload.stored(Samples.mp3(99)), "the first result, whatever comes later");
    }

    @Test
    void anOperationOfSomebodyElseIsAConflict() {
        String operation = Ids.next().toString();
        world.upload(owner).with("operationId", operation).stored(Samples.mp3(50));
        UUID other = Ids.next();
        world.upload(other).with("operationId", operation).send(Samples.mp3(50)).expect(409, "CONFLICT");
    }

    @Test
    void parallelRepeatsLeaveOneFileAndOneUsage() throws Exception {
        StorageWorld.Upload upload = world.upload(owner);
        byte[] song = Samples.mp3(2_000);
        CountDownLatch together = new CountDownLatch(8);
        List<Future<ApiAnswer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return upload.send(song);
                }));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Future<ApiAnswer> answer : answers) {
            ids.add(answer.get().expect(201).data().path("fileId").asText());
        }
        assertEquals(1, ids.size());
        assertEquals(Map.of("files", 1L, "bytes", (long) song.length), usage());
        world.clock().advance(java.time.Duration.ofHours(5));
        world.sweep();
        assertEquals(1, world.filesOnDisk().stream().filter(name -> name.contains(owner.toString())).count(), "what the losers wrote is gone");
    }

    @Test
    void usageIsOneRowPerOwner() {
        world.upload(owner).stored(Samples.mp3(10));
        world.upload(owner).stored(Samples.mp3(20));
        assertEquals(Map.of("files", 2L, "bytes", 417L * 30), usage());
    }

    @Test
    void whatIsNotMediaIsRefusedAndLeavesNothing() {
        int before = world.filesOnDisk().size();
        for (byte[] bad : List.of("<html><script>".getBytes(), "%PDF-1.7".getBytes(), "<svg xmlns=".getBytes(), new byte[]{1}, new byte[5_000],
                Samples.m4a("isom", 3, false), "ID3 but no frame follows anywhere".getBytes(), Arrays.copyOf(Samples.image("png", 9, 9), 20))) {
            world.upload(owner).with("category", "general").send(bad).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        assertEquals(before, world.filesOnDisk().size());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
    }

    @Test
    void anEmptyBodyIsNoFile() {
        ApiAnswer answer = world.upload(owner).send(new byte[0]);
        assertTrue(answer.status() == 415 || answer.status() == 400, answer.toString());
    }

    @Test
    void aPictureIsNoSongAndASongNoPicture() {
        world.upload(owner).send(Samples.image("png", 9, 9)).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        for (String category : List.of("avatar", "track-artwork", "album-artwork", "playlist-artwork", "book-cover", "entry")) {
            world.upload(owner).with("category", category).send(Samples.mp3(50)).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void tooManyBytesAndTooManyPixelsAreRefused() {
        byte[] large = Arrays.copyOf(Samples.image("png", 9, 9), (10 << 20) + 1);
        world.upload(owner).with("category", "entry").send(large).expect(413, "PAYLOAD_TOO_LARGE");
        byte[] vast = Samples.image("gif", 9, 9);
        vast[7] = (byte) 0xFF;
        vast[9] = (byte) 0xFF;
        world.upload(owner).with("category", "entry").send(vast).expect(413, "PAYLOAD_TOO_LARGE");
        assertTrue(world.filesOnDisk().stream().noneMatch(name -> name.contains(owner.toString()) || name.startsWith(".unfinished")));
    }

    @Test
    void badParametersAreNamed() {
        for (Map.Entry<String, Object> bad : Map.<String, Object>of("operationId", "x", "ownerId", "x", "category", "film", "visibility", "secret",
                "reference", "track:../../x y", "name", "n".repeat(256)).entrySet()) {
            ApiAnswer answer = world.upload(owner).with(bad.getKey(), bad.getValue()).send(Samples.mp3(50)).expect(400, "VALIDATION_ERROR");
            assertEquals(bad.getKey(), answer.json().at("/error/details/errors/0/field").asText());
        }
        for (String needed : List.of("operationId", "ownerId", "category", "name")) {
            ApiAnswer answer = world.upload(owner).with(needed, null).send(Samples.mp3(50)).expect(400, "VALIDATION_ERROR");
            assertEquals("REQUIRED", answer.json().at("/error/details/errors/0/code").asText());
        }
    }

    @Test
    void aFileIsStoredOnlyForThePersonTheCallIsAbout() {
        world.upload(owner).about(Ids.next()).send(Samples.mp3(50)).expect(404, "NOT_FOUND");
        world.upload(owner).about(null).send(Samples.mp3(50)).expect(201);
    }

    @Test
    void onlyServicesThatMakeFilesMayStoreThem() {
        for (ServiceName other : List.of(ServiceName.GATEWAY, ServiceName.SYSTEM, ServiceName.AI_ANALYTICS)) {
            world.upload(owner).from(other).send(Samples.mp3(50)).expect(404, "ENDPOINT_NOT_FOUND");
        }
        for (ServiceName maker : List.of(ServiceName.AI_CONFIG, ServiceName.AI_CONTENT, ServiceName.USER)) {
            world.upload(owner).from(maker).send(Samples.mp3(50)).expect(201);
        }
    }

    @Test
    void objectsAreNamedByIdsAlone() {
        UUID id = world.upload(owner).with("name", "../../etc/passwd\u202egpj.exe").id(Samples.mp3(50));
        String key = (String) world.database().value("SELECT object_key FROM storage_service.files WHERE id = ?", id);
        assertTrue(key.matches("user/" + owner + "/track/[0-9a-f-]{36}[.]mp3"), key);
        UUID open = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        String openKey = (String) world.database().value("SELECT object_key FROM storage_service.files WHERE id = ?", open);
        assertTrue(openKey.matches("public/track/[0-9a-f-]{36}[.]mp3"), openKey);
    }

    @Test
    void namesAreCleanedInUrls() {
        String url = world.upload(owner).with("name", "..\\..//Ein \u202eFluß: \"leise\"\r\n.exe").stored(Samples.mp3(50)).path("url").asText();
        assertTrue(url.matches("/uploads/[0-9a-f-]{36}/ein-flu%C3%9F-leise.mp3[?]exp=.*"), url);
        String nameless = world.upload(owner).with("name", "///").stored(Samples.mp3(50)).path("url").asText();
        assertTrue(nameless.contains("/file.mp3?"), nameless);
    }

    @Test
    void theNameIsCiphertextInItsRow() {
        UUID id = world.upload(owner).with("name", "Elderberry Lullaby.mp3").id(Samples.mp3(50));
        String row = (String) world.database().value("SELECT row_to_json(f)::text FROM storage_service.files f WHERE id = ?", id);
        assertFalse(row.toLowerCase().contains("elderberry"), row);
        assertNotEquals("Elderberry Lullaby.mp3", world.database().value("SELECT name FROM storage_service.files WHERE id = ?", id));
    }

    @Test
    void avatarsArePublicAndPicturesOfEntriesNever() {
        byte[] picture = Samples.image("jpeg", 64, 64);
        assertFalse(world.upload(owner).with("category", "avatar").stored(picture).path("url").asText().contains("sig="));
        for (String category : List.of("entry", "general")) {
            assertTrue(world.upload(owner).with("category", category).with("visibility", "public").stored(picture).path("url").asText().contains("sig="));
        }
    }

    @Test
    void anUploadTakesAtMostFourStatements() {
        ApiAnswer answer = world.upload(owner).with("reference", "track:1").send(Samples.mp3(50)).expect(201);
        assertTrue(Integer.parseInt(answer.header("x-statements")) <= 4, answer.header("x-statements"));
    }

    private Map<String, Object> usage() {
        return world.database().query("SELECT files, bytes FROM storage_service.usage WHERE owner_id = ?", owner).getFirst();
    }
}
