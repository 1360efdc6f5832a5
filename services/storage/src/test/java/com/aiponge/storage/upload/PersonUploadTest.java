package com.aiponge.storage.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.storage.Form;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonUploadTest {
    private static final String TINY_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    @TempDir
    private static Path folder;
    private static StorageWorld world;
    private final UUID owner = Ids.next();
    private final byte[] picture = Samples.image("png", 300, 200);

    @BeforeAll
    static void start() {
        world = StorageWorld.in(folder.resolve("files"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void everyObjectHasItsRow() {
        world.assertEveryObjectHasItsRow();
    }

    private TestCaller person() {
        return world.service().as(owner);
    }

    private TestCaller librarian() {
        return world.service().as(owner, "librarian", false);
    }

    private ApiAnswer send(Form form) {
        return world.send(person(), form);
    }

    private JsonNode sent(Form form) {
        return send(form).expect(201).data();
    }

    private JsonNode info(JsonNode sent) {
        return person().get("/api/v1/storage/files/" + sent.path("fileId").asText()).expect(200).data();
    }

    private void nothingIsLeft() {
        assertEquals(List.of(), world.filesOnDisk(owner));
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
    }

    @Test
    void answersTheMembersOfTheContractAndServesThePicture() throws IOException {
        JsonNode file = sent(Form.picture(picture).field("category", "entry"));
        List<String> names = new ArrayList<>();
        file.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("fileId", "originalName", "url", "thumbnailUrl", "contentType", "size"), names);
        assertEquals("Quiet River.png", file.path("originalName").asText());
        assertEquals("image/jpeg", file.path("contentType").asText());
        byte[] served = world.get(file.path("url").asText()).expect(200).bytes();
        assertEquals(file.path("size").asInt(), served.length);
        assertEquals(300, ImageIO.read(new ByteArrayInputStream(served)).getWidth());
        assertEquals(128, ImageIO.read(new ByteArrayInputStream(world.get(file.path("thumbnailUrl").asText()).expect(200).bytes())).getWidth());
        assertEquals("entry", info(file).path("category").asText());
        assertEquals(2, world.filesOnDisk(owner).size());
    }

    @Test
    void everyKindOfPictureIsTakenFromEverybody() {
        for (String format : List.of("png", "jpeg", "gif")) {
            assertEquals("image/jpeg", sent(Form.of().file("a." + format, "image/" + format, Samples.image(format, 2_000, 1_000))).path("contentType").asText());
        }
        sent(Form.of().file("a.webp", "image/webp", Base64.getDecoder().decode(TINY_WEBP)));
        world.send(world.service().as(Ids.next(), "user", true), Form.picture(picture)).expect(201);
        world.send(world.service().anonymous(), Form.picture(picture)).expect(401, "UNAUTHORIZED");
    }

    @Test
    void storedPicturesHoldAtMost1024PixelsEitherWay() {
        JsonNode file = sent(Form.picture(Samples.image("jpeg", 3_000, 2_000)));
        Map<String, Object> row = world.database().query("SELECT width, height, uploaded FROM storage_service.files WHERE id = ?",
                UUID.fromString(file.path("fileId").asText())).getFirst();
        assertEquals(Map.of("width", 1_024, "height", 683, "uploaded", true), row);
    }

    @Test
    void whatTheBytesAreCountsAndNotTheName() {
        assertEquals("image/jpeg", sent(Form.of().file("song.mp3", "image/gif", picture)).path("contentType").asText());
        assertEquals("image/jpeg", sent(Form.of().file("x", null, picture)).path("contentType").asText());
        assertEquals("image/jpeg", sent(Form.of().file("x", "application/octet-stream", picture)).path("contentType").asText());
    }

    @Test
    void liesAndRubbishAreRefusedAndLeaveNothing() {
        for (Form lie : List.of(Form.of().file("a.png", "image/png", "<html><script>alert(1)</script>".getBytes()), Form.of().file("a.png", "text/html", picture),
                Form.of().file("a.png", "audio/mpeg", picture), Form.of().file("a.svg", "image/svg+xml", "<svg xmlns=".getBytes()), Form.of().file("a.png", "image/png", new byte[0]),
                Form.of().file("a.zip", "application/zip", new byte[]{'P', 'K', 3, 4, 0, 0}), Form.of().file("a", null, new byte[100_000]))) {
            send(lie).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        nothingIsLeft();
    }

    @Test
    void cutOffPicturesAreRefusedAndLeaveNothing() {
        for (String format : List.of("png", "jpeg", "gif")) {
            byte[] whole = Samples.image(format, 500, 500);
            send(Form.picture(Arrays.copyOf(whole, whole.length / 2))).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        nothingIsLeft();
    }

    @Test
    void tooManyBytesAndTooManyPixelsAreRefusedAndLeaveNothing() {
        send(Form.picture(Samples.join(picture, new byte[10 << 20]))).expect(413, "PAYLOAD_TOO_LARGE");
        byte[] vast = Samples.image("gif", 9, 9);
        vast[7] = (byte) 0xFF;
        vast[9] = (byte) 0xFF;
        send(Form.picture(vast)).expect(413, "PAYLOAD_TOO_LARGE");
        byte[] bomb = Samples.image("gif", 9, 9);
        int frame = new String(bomb, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0\t\0");
        Arrays.fill(bomb, frame + 5, frame + 9, (byte) 0xFF);
        send(Form.picture(bomb)).expect(413, "PAYLOAD_TOO_LARGE");
        nothingIsLeft();
    }

    @Test
    void soundComesFromStaffAlone() {
        byte[] song = Samples.mp3(383);
        send(Form.of().file("song.mp3", "audio/mpeg", song).field("category", "track")).expect(403, "FORBIDDEN");
        nothingIsLeft();
        for (String role : List.of("librarian", "admin")) {
            JsonNode file = world.send(world.service().as(owner, role, false), Form.of().field("category", "track").file("song.mp3", "audio/mpeg", song)).expect(201).data();
            assertTrue(file.path("thumbnailUrl").isNull());
            assertEquals("audio/mpeg", file.path("contentType").asText());
            assertEquals(song.length, world.get(file.path("url").asText()).expect(200).bytes().length);
            assertEquals(10L, world.database().number("SELECT duration_seconds FROM storage_service.files WHERE id = ?", UUID.fromString(file.path("fileId").asText())));
        }
        for (byte[] other : List.of(Samples.wav(3, 48_000), Samples.vorbis(3), Samples.m4a("M4A ", 3, false))) {
            world.send(librarian(), Form.of().file("song", null, other)).expect(201);
        }
        world.send(librarian(), Form.of().file("song.mp3", "audio/mpeg", song).field("category", "avatar")).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        world.send(librarian(), Form.of().file("song.mp3", "audio/mpeg", Arrays.copyOf("ID3 no frame follows".getBytes(), 5_000))).expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void avatarsArePublicAndPicturesOfEntriesNever() {
        assertFalse(sent(Form.picture(picture).field("category", "avatar")).path("url").asText().contains("sig="));
        for (String category : List.of("entry", "general")) {
            Form form = Form.picture(picture).field("category", category).field("isPublic", "true");
            assertTrue(world.send(librarian(), form).expect(201).data().path("url").asText().contains("sig="), category);
        }
        assertTrue(sent(Form.picture(picture).field("category", "track-artwork").field("isPublic", "true")).path("url").asText().contains("sig="), "only staff publishes");
        assertFalse(world.send(librarian(), Form.picture(picture).field("category", "track-artwork").field("isPublic", "true")).expect(201).data().path("url").asText()
                .contains("sig="));
    }

    @Test
    void fieldsMayComeBehindTheFile() {
        JsonNode file = sent(Form.of().file("a.png", "image/png", picture).field("category", "avatar").field("tags", "[\"Summer\",\"river \"]"));
        JsonNode info = info(file);
        assertEquals("avatar", info.path("category").asText());
        assertEquals("[\"Summer\",\"river\"]", info.path("tags").toString());
    }

    @Test
    void tagsAreFoundAgainAndEncrypted() {
        JsonNode both = sent(Form.picture(picture).field("tags", "[\"Elderberry\",\"river\"]"));
        sent(Form.picture(picture).field("tags", "[\"river\"]"));
        sent(Form.picture(picture));
        JsonNode found = person().get("/api/v1/storage/files?tags=RIVER,elderberry").expect(200).data();
        assertEquals(1, found.path("total").asInt());
        assertEquals(both.path("fileId").asText(), found.path("files").path(0).path("id").asText());
        JsonNode first = person().get("/api/v1/storage/files?tags=river&limit=1").expect(200).data();
        assertEquals(2, first.path("total").asInt());
        JsonNode second = person().get("/api/v1/storage/files?tags=river&limit=1&cursor=" + first.path("nextCursor").asText()).expect(200).data();
        assertNotEquals(first.path("files").path(0).path("id"), second.path("files").path(0).path("id"));
        assertFalse(second.path("hasMore").asBoolean());
        String rows = (String) world.database().value("SELECT string_agg(row_to_json(f)::text, '') FROM storage_service.files f WHERE owner_id = ?", owner);
        assertFalse(rows.toLowerCase().contains("elderberry") || rows.contains("Quiet"), rows);
    }

    @Test
    void wrongFieldsAreNamedAndLeaveNothing() {
        for (Map.Entry<String, String> bad : Map.of("category", "film", "isPublic", "maybe", "isShared", "7", "userId", "x", "tags", "no json").entrySet()) {
            ApiAnswer answer = send(Form.picture(picture).field(bad.getKey(), bad.getValue())).expect(400, "VALIDATION_ERROR");
            assertEquals(bad.getKey(), answer.json().at("/error/details/errors/0/field").asText());
        }
        send(Form.picture(picture).field("tags", "{}")).expect(400, "VALIDATION_ERROR");
        send(Form.picture(picture).field("tags", "[" + "\"x\",".repeat(20) + "\"x\"]")).expect(400, "VALIDATION_ERROR");
        send(Form.picture(picture).field("tags", "[\"" + "x".repeat(51) + "\"]")).expect(400, "VALIDATION_ERROR");
        send(Form.picture(picture).field("category", "x".repeat(20_000))).expect(413, "PAYLOAD_TOO_LARGE");
        send(Form.picture(picture).field("userId", Ids.next().toString())).expect(403, "FORBIDDEN");
        nothingIsLeft();
        send(Form.picture(picture).field("userId", owner.toString())).expect(201);
    }

    @Test
    void oneFormHoldsOneFile() {
        send(Form.of().field("category", "entry")).expect(400, "VALIDATION_ERROR");
        send(Form.picture(picture).file("b.png", "image/png", picture)).expect(400, "VALIDATION_ERROR");
        nothingIsLeft();
    }

    @Test
    void aFormThatEndsTooEarlyLeavesNothing() {
        byte[] form = Form.picture(picture).unended();
        for (int length : List.of(10, 200, form.length / 2, form.length - 3, form.length)) {
            person().with("content-type", Form.of().contentType()).stream("POST", "/api/v1/storage/upload", Arrays.copyOf(form, length)).expect(400, "VALIDATION_ERROR");
        }
        nothingIsLeft();
    }

    @Test
    void otherBodiesAreRefused() {
        for (String type : List.of("text/plain", "multipart/mixed; boundary=x", "image/png", "application/x-www-form-urlencoded")) {
            person().with("content-type", type).stream("POST", "/api/v1/storage/upload", picture).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "x".repeat(71))) {
            person().with("content-type", type).stream("POST", "/api/v1/storage/upload", picture).expect(400, "VALIDATION_ERROR");
        }
    }

    private Map<String, Object> json() {
        return new HashMap<>(Map.of("file", Base64.getEncoder().encodeToString(picture), "originalName", "a.png", "contentType", "image/png", "category", "avatar"));
    }

    private ApiAnswer sendJson(Map<String, ?> body) {
        return person().stream("POST", "/api/v1/storage/upload", com.aiponge.runtime.Json.bytes(body));
    }

    @Test
    void aSmallFileMayComeInsideJson() {
        JsonNode file = sendJson(json()).expect(201).data();
        assertEquals("avatar", info(file).path("category").asText());
        world.get(file.path("url").asText()).expect(200);
        for (String needed : List.of("file", "originalName", "contentType")) {
            Map<String, Object> without = json();
            without.remove(needed);
            assertEquals(needed, sendJson(without).expect(400, "VALIDATION_ERROR").json().at("/error/details/errors/0/field").asText());
        }
        Map<String, Object> bad = json();
        bad.put("file", "no base64!");
        sendJson(bad).expect(400, "VALIDATION_ERROR");
        bad.put("file", "A".repeat((700 << 10) + 4));
        sendJson(bad).expect(413, "PAYLOAD_TOO_LARGE");
        bad.put("file", "A".repeat(1 << 20));
        sendJson(bad).expect(413, "PAYLOAD_TOO_LARGE");
        person().stream("POST", "/api/v1/storage/upload", "{\"file\":".getBytes()).expect(400, "MALFORMED_JSON");
        person().stream("POST", "/api/v1/storage/upload", "[]".getBytes()).expect(400, "MALFORMED_JSON");
    }

    @Test
    void namesComeWithoutFoldersAndWithoutWhatCannotBeSeen() {
        for (Map.Entry<String, String> name : Map.of("..\\..//etc/pass\u0000wd", "passwd", "C:\\Users\\me\\a.png", "a.png", "\u202Egnp.exe", "gnp.exe", "  ", "file", "..", "..",
                "Fluß\u200B \uD83C\uDF0A.png", "Fluß \uD83C\uDF0A.png", "x".repeat(300), "x".repeat(255)).entrySet()) {
            JsonNode file = sent(Form.of().file(name.getKey(), "image/png", picture));
            assertEquals(name.getValue(), file.path("originalName").asText());
            world.get(file.path("url").asText()).expect(200);
        }
        assertTrue(world.filesOnDisk(owner).stream().allMatch(path -> path.matches("user/" + owner + "/general/[0-9a-f-]{36}(?:[.]thumb)?[.]jpg")), world.filesOnDisk(owner).toString());
    }

    @Test
    void aKeyStoresOnce() {
        Form form = Form.picture(picture).field("category", "entry");
        JsonNode first = world.send(person().withKey("k"), form).expect(201).data();
        ApiAnswer again = world.send(person().withKey("k"), Form.withBoundary("other").file("Quiet River.png", "image/png", picture).field("category", "entry")).expect(201);
        assertEquals(first.path("fileId"), again.data().path("fileId"));
        assertEquals("true", again.header("X-Idempotent-Replayed"));
        assertEquals(2, world.filesOnDisk(owner).size());
        world.send(person().withKey("k"), Form.picture(Samples.image("png", 9, 9)).field("category", "entry")).expect(422, "IDEMPOTENCY_KEY_REUSED");
        world.send(person().withKey("k"), Form.picture(picture).field("category", "avatar")).expect(422, "IDEMPOTENCY_KEY_REUSED");
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.files WHERE owner_id = ?", owner));
        world.send(world.service().as(Ids.next()).withKey("k"), form).expect(201);
    }

    @Test
    void nobodyStoresMoreThanTheirSpace() {
        JsonNode first = sent(Form.picture(picture));
        long size = first.path("size").asLong();
        assertEquals(size, world.database().number("SELECT uploaded_bytes FROM storage_service.usage WHERE owner_id = ?", owner));
        world.database().execute("UPDATE storage_service.usage SET uploaded_bytes = ? WHERE owner_id = ?", (1L << 30) - size, owner);
        sent(Form.picture(picture));
        ApiAnswer full = send(Form.picture(picture)).expect(402, "QUOTA_EXCEEDED");
        JsonNode details = full.json().at("/error/details");
        assertEquals("storage", details.path("feature").asText());
        assertEquals(1L << 30, details.at("/subscription/usage/limit").asLong());
        assertEquals(0, details.at("/subscription/usage/remaining").asLong());
        assertEquals(0, details.at("/credits/required").asInt());
        world.upload(owner).stored(Samples.mp3(50)); // what is made for them does not count
        world.database().execute("UPDATE storage_service.usage SET uploaded_bytes = ? WHERE owner_id = ?", (1L << 30) - size + 1, owner);
        send(Form.picture(picture)).expect(402, "QUOTA_EXCEEDED");
        world.database().execute("UPDATE storage_service.usage SET uploaded_bytes = ? WHERE owner_id = ?", 2 * size, owner);
        person().delete("/api/v1/storage/files/" + first.path("fileId").asText()).expect(200);
        assertEquals(size, world.database().number("SELECT uploaded_bytes FROM storage_service.usage WHERE owner_id = ?", owner));
    }

    @Test
    void uploadsAtTheSameTimeDoNotShareTheLastSpace() throws Exception {
        long size = sent(Form.picture(picture)).path("size").asLong();
        world.database().execute("UPDATE storage_service.usage SET uploaded_bytes = ? WHERE owner_id = ?", (1L << 30) - 2 * size, owner);
        List<Integer> statuses = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> threads.submit(() -> send(Form.picture(picture)).status())).limit(5).toList();
            for (var one : all) {
                statuses.add(one.get());
            }
        }
        assertEquals(List.of(201, 201, 402, 402, 402), statuses.stream().sorted().toList());
        assertEquals(1L << 30, world.database().number("SELECT uploaded_bytes FROM storage_service.usage WHERE owner_id = ?", owner));
        assertEquals(6, world.filesOnDisk(owner).size(), "three pictures with their thumbnails");
    }
}
