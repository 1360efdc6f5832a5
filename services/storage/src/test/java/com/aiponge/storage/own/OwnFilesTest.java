package com.aiponge.storage.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
    private static final String FILES = "/api/v1/storage/files";

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

    private ApiAnswer get(String path) {
        return world.service().as(owner).get(path);
    }

    private JsonNode list(String query) {
        return get(FILES + query).expect(200).data();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("files").forEach(file -> ids.add(file.path("id").asText()));
        return ids;
    }

    private UUID cover() {
        return world.upload(owner).with("category", "track-artwork").id(Samples.image("png", 200, 200));
    }

    private UUID song() {
        return world.upload(owner).id(Samples.mp3(50));
    }

    @Test
    void aFileHasTheMembersOfTheContractInTheirOrder() {
        UUID id = cover();
        JsonNode file = get(FILES + "/" + id).expect(200).data();
        List<String> names = new ArrayList<>();
        file.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("id", "fileId", "originalName", "contentType", "size", "sha256", "isPublic", "category", "tags", "url", "thumbnailUrl", "status",
                "createdAt", "updatedAt"), names);
        assertEquals("Quiet River.mp3", file.path("originalName").asText());
        assertEquals("track-artwork", file.path("category").asText());
        assertEquals("active", file.path("status").asText());
        assertEquals("image/png", file.path("contentType").asText());
        assertTrue(file.path("tags").isEmpty());
        world.get(file.path("url").asText()).expect(200);
        assertEquals("image/jpeg", world.get(file.path("thumbnailUrl").asText()).expect(200).header("Content-Type"));
    }

    @Test
    void soundHasNoThumbnail() {
        assertTrue(get(FILES + "/" + song()).expect(200).data().path("thumbnailUrl").isNull());
    }

    @Test
    void aFileThatDidNotChangeIsNotSentAgain() {
        String path = FILES + "/" + song();
        String tag = get(path).expect(200).header("ETag");
        assertEquals(304, world.service().as(owner).with("if-none-match", tag).get(path).status());
    }

    @Test
    void thereAreNoFilesOfOthers() {
        UUID id = song();
        UUID stranger = Ids.next();
        world.service().as(stranger).get(FILES + "/" + id).expect(404, "NOT_FOUND");
        world.service().as(stranger).post(FILES + "/" + id + "/signed-url", Map.of()).expect(404, "NOT_FOUND");
        world.service().as(stranger).delete(FILES + "/" + id).expect(404, "NOT_FOUND");
        assertEquals(0, world.service().as(stranger).get(FILES).expect(200).data().path("total").asInt());
        world.service().anonymous().get(FILES).expect(401, "UNAUTHORIZED");
        get(FILES + "/" + id).expect(200);
    }

    @Test
    void pagesGoOnWithoutAGapAndCountAll() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(song().toString());
        }
        JsonNode first = list("?limit=2");
        JsonNode second = list("?limit=2&cursor=" + first.path("nextCursor").asText());
        JsonNode third = list("?limit=2&cursor=" + second.path("nextCursor").asText());
        List<String> seen = new ArrayList<>(ids(first));
        seen.addAll(ids(second));
        seen.addAll(ids(third));
        assertEquals(made, seen);
        assertTrue(first.path("hasMore").asBoolean());
        assertFalse(third.path("hasMore").asBoolean());
        assertTrue(third.path("nextCursor").isNull());
        assertEquals(5, first.path("total").asInt());
        assertEquals(made.subList(3, 5), ids(list("?offset=3")));
        get(FILES + "?category=track&cursor=" + first.path("nextCursor").asText()).expect(400, "INVALID_CURSOR");
    }

    @Test
    void filtersAreCountedAndListedAlike() {
        song();
        UUID open = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        UUID picture = cover();
        assertEquals(List.of(picture.toString()), ids(list("?category=track-artwork")));
        assertEquals(1, list("?category=track-artwork").path("total").asInt());
        assertEquals(2, list("?contentType=audio/mpeg").path("total").asInt());
        assertEquals(2, ids(list("?contentType=audio/mpeg")).size());
        assertEquals(List.of(open.toString()), ids(list("?isPublic=true")));
        assertEquals(1, list("?isPublic=true").path("total").asInt());
        assertEquals(2, list("?isPublic=false").path("total").asInt());
        assertEquals(0, list("?category=entry").path("total").asInt());
        for (String bad : List.of("?category=film", "?isPublic=maybe", "?limit=0", "?tags=" + "a,".repeat(21))) {
            get(FILES + bad).expect(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void totalsFollowVisibilityAndDeletion() {
        UUID id = song();
        song();
        world.change(id, owner, Map.of("visibility", "public")).expect(200);
        assertEquals(1, list("?isPublic=true").path("total").asInt());
        assertEquals(2, list("").path("total").asInt());
        world.service().as(owner).delete(FILES + "/" + id).expect(200);
        assertEquals(0, list("?isPublic=true").path("total").asInt());
        assertEquals(1, list("").path("total").asInt());
    }

    @Test
    void aListTakesTwoStatements() {
        song();
        assertEquals("2", get(FILES + "?category=track&limit=5").expect(200).header("x-statements"));
    }

    @Test
    void listsUseTheirIndexes() {
        for (Map.Entry<String, String> one : Map.of("", "files_of_owner", "AND category = 'track'", "files_of_owner_by_category",
                "AND content_type = 'audio/mpeg'", "files_of_owner_by_type", "AND (visibility = 'public') = true", "files_of_owner_by_openness",
                "AND tags IS NOT NULL", "files_of_owner_tagged").entrySet()) {
            String plan = plan("SELECT * FROM storage_service.files WHERE owner_id = '" + owner + "' " + one.getKey() + " ORDER BY id DESC LIMIT 21");
            assertTrue(plan.contains(one.getValue() + " ") && !plan.contains("Sort"), plan);
        }
        String total = plan("SELECT sum(files) FROM storage_service.file_counts WHERE owner_id = '" + owner + "'");
        assertTrue(total.contains("file_counts_pkey"), total);
    }

    private static String plan(String sql) {
        return world.parts().database().transaction(() -> {
            world.parts().database().sql("SET LOCAL enable_seqscan = off").update();
            world.parts().database().sql("SET LOCAL enable_bitmapscan = off").update();
            return String.join("\n", world.parts().database().sql("EXPLAIN " + sql).list(row -> row.text("QUERY PLAN")));
        });
    }

    @Test
    void aSignedUrlReadsThatFileUntilItEnds() {
        UUID id = song();
        JsonNode signed = world.service().as(owner).post(FILES + "/" + id + "/signed-url", Map.of("expiresIn", 120, "disposition", "attachment")).expect(200).data();
        Instant until = Instant.parse(signed.path("expiresAt").asText());
        assertTrue(Duration.between(world.clock().instant(), until).toSeconds() <= 120);
        String url = signed.path("url").asText();
        assertTrue(world.get(url).expect(200).header("Content-Disposition").startsWith("attachment; filename=\"quiet-river.mp3\""));
        world.get(url.replace("attachment", "inline")).expect(403, "MEDIA_URL_INVALID");
        world.get(url.replace(id.toString(), song().toString())).expect(403, "MEDIA_URL_INVALID");
        world.clock().advance(Duration.ofSeconds(121));
        world.get(url).expect(403, "MEDIA_URL_EXPIRED");
    }

    @Test
    void aSignedUrlLastsAQuarterOfAnHourUnlessSaidOtherwise() {
        UUID id = song();
        Instant until = Instant.parse(world.service().as(owner).post(FILES + "/" + id + "/signed-url", null).expect(200).data().path("expiresAt").asText());
        assertTrue(Math.abs(Duration.between(world.clock().instant(), until).toSeconds() - 900) <= 1);
        for (Object bad : List.of(59, 3_601, "long", -1, 1.5)) {
            world.service().as(owner).post(FILES + "/" + id + "/signed-url", Map.of("expiresIn", bad)).expect(400, "VALIDATION_ERROR");
        }
        world.service().as(owner).post(FILES + "/" + id + "/signed-url", Map.of("disposition", "x\r\ny")).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void aPublicFileNeedsNoSignature() {
        UUID id = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        String url = world.service().as(owner).post(FILES + "/" + id + "/signed-url", Map.of("disposition", "attachment")).expect(200).data().path("url").asText();
        assertFalse(url.contains("sig="), url);
        assertTrue(world.get(url).expect(200).header("Content-Disposition").startsWith("attachment"));
    }

    @Test
    void aFileInUseIsNotDeleted() {
        UUID id = world.upload(owner).with("reference", "track:1").id(Samples.mp3(50));
        world.service().as(owner).delete(FILES + "/" + id).expect(409, "CONFLICT");
        world.change(id, owner, Map.of("removeReference", "track:1")).expect(200);
        ApiAnswer answer = world.service().as(owner).delete(FILES + "/" + id).expect(200);
        assertEquals(id.toString(), answer.data().path("fileId").asText());
        assertTrue(answer.data().path("deleted").asBoolean());
        world.service().as(owner).delete(FILES + "/" + id).expect(404, "NOT_FOUND");
    }

    @Test
    void aDeletedFileIsGoneFromUrlsAndFromTheDiskAtOnce() {
        JsonNode file = world.upload(owner).with("category", "track-artwork").stored(Samples.image("png", 200, 200));
        String url = file.path("url").asText();
        assertEquals(2, world.filesOnDisk().stream().filter(name -> name.contains(owner.toString())).count());
        world.service().as(owner).delete(FILES + "/" + file.path("fileId").asText()).expect(200);
        world.get(url).expect(404, "NOT_FOUND");
        assertEquals(0, world.filesOnDisk().stream().filter(name -> name.contains(owner.toString())).count());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects WHERE object_key LIKE ?", "user/" + owner + "/%"));
        assertEquals(Map.of("files", 0L, "bytes", 0L), world.database().query("SELECT files, bytes FROM storage_service.usage WHERE owner_id = ?", owner).getFirst());
    }

    @Test
    void aDeletionIsRepeatedByItsKey() {
        UUID id = song();
        world.service().as(owner).withKey("k1").delete(FILES + "/" + id).expect(200);
        ApiAnswer again = world.service().as(owner).withKey("k1").delete(FILES + "/" + id).expect(200);
        assertEquals("true", again.header("X-Idempotent-Replayed"));
    }

    @Test
    void itsOwnerDownloadsAFileByTokenAndOthersBySignatureOnly() {
        JsonNode file = world.upload(owner).stored(Samples.mp3(50));
        String path = "/api/v1/storage/download/" + file.path("fileId").asText();
        ApiAnswer whole = get(path).expect(200);
        assertEquals(Samples.mp3(50).length, whole.bytes().length);
        assertEquals("private, no-store", whole.header("Cache-Control"));
        ApiAnswer part = world.service().as(owner).with("range", "bytes=0-99").get(path).expect(206);
        assertEquals(100, part.bytes().length);
        world.service().as(owner).with("range", "bytes=999999-").get(path).expect(416, "RANGE_NOT_SATISFIABLE");
        assertTrue(get(path + "?disposition=attachment").expect(200).header("Content-Disposition").startsWith("attachment"));
        world.service().as(Ids.next()).get(path).expect(404, "NOT_FOUND");
        world.get(path).expect(404, "NOT_FOUND");
        String query = file.path("url").asText().replaceAll(".*[?]", "?");
        world.get(path + query).expect(200);
        world.get(path + query.replace("sig=", "sig=A")).expect(403, "MEDIA_URL_INVALID");
        world.clock().advance(Duration.ofHours(7));
        world.get(path + query).expect(403, "MEDIA_URL_EXPIRED");
    }

    @Test
    void anybodyDownloadsAPublicFile() {
        UUID id = world.upload(owner).with("visibility", "public").id(Samples.mp3(50));
        ApiAnswer answer = world.get("/api/v1/storage/download/" + id).expect(200);
        assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"));
        assertNull(answer.header("Content-Disposition"));
    }
}
