package com.aiponge.storage.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.storage.Form;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
    @TempDir
    private Path folder;
    private StorageWorld world;
    private final UUID owner = Ids.next();

    @BeforeEach
    void start() {
        world = StorageWorld.in(folder.resolve("files"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void after(Duration time) {
        world.clock().advance(time);
        world.sweep();
    }

    private List<Object> statuses() {
        return world.database().query("SELECT status FROM storage_service.files ORDER BY id").stream().map(row -> row.get("status")).toList();
    }

    private Map<String, Object> usage() {
        return world.database().query("SELECT files, bytes FROM storage_service.usage WHERE owner_id = ?", owner).getFirst();
    }

    @Test
    void aFileThatNobodyTakesIntoUseIsOrphanedAfterADayAndGoneAfterTwo() {
        String url = world.upload(owner).stored(Samples.mp3(50)).path("url").asText();
        after(Duration.ofHours(24));
        assertEquals(List.of("active"), statuses());
        after(Duration.ofMillis(1));
        assertEquals(List.of("orphaned"), statuses());
        after(Duration.ofHours(24));
        assertEquals(List.of(), statuses());
        world.get(url).expect(404, "NOT_FOUND");
        assertEquals(Map.of("files", 0L, "bytes", 0L), usage());
        assertEquals(1, world.filesOnDisk().size(), "whoever plays it just now may go on for a while");
        after(Duration.ofHours(5));
        assertEquals(List.of(), world.filesOnDisk());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
    }

    @Test
    void picturesGoWithTheirThumbnails() {
        world.upload(owner).with("category", "track-artwork").stored(Samples.image("png", 300, 300));
        assertEquals(2, world.filesOnDisk().size());
        after(Duration.ofHours(25));
        after(Duration.ofHours(25));
        after(Duration.ofHours(5));
        assertEquals(List.of(), world.filesOnDisk());
    }

    @Test
    void whatPeopleKeepForItsOwnSakeStays() {
        TestCaller person = world.service().as(owner);
        world.send(person, Form.of().file("a.png", "image/png", Samples.image("png", 30, 30))).expect(201);
        world.send(person, Form.of().field("category", "entry").file("b.png", "image/png", Samples.image("png", 30, 30))).expect(201);
        after(Duration.ofHours(25));
        after(Duration.ofHours(25));
        assertEquals(List.of(Map.of("category", "general", "status", "active")), world.database().query("SELECT category, status FROM storage_service.files"));
    }

    @Test
    void aFileInUseStays() {
        UUID file = world.upload(owner).with("reference", "track:1").id(Samples.mp3(50));
        after(Duration.ofDays(30));
        assertEquals(List.of("active"), statuses());
        world.change(file, owner, Map.of("removeReference", "track:1")).expect(200);
        after(Duration.ofHours(23));
        assertEquals(List.of("active"), statuses(), "the day begins when nobody uses it any more");
        after(Duration.ofHours(2));
        assertEquals(List.of("orphaned"), statuses());
    }

    @Test
    void anOrphanThatIsTakenIntoUseIsNoOrphan() {
        UUID file = world.upload(owner).id(Samples.mp3(50));
        after(Duration.ofHours(25));
        assertEquals(List.of("orphaned"), statuses());
        world.change(file, owner, Map.of("addReference", "track:1")).expect(200);
        after(Duration.ofDays(3));
        assertEquals(List.of("active"), statuses());
        assertEquals(1, world.filesOnDisk().size());
    }

    @Test
    void usageShrinksByWhatGoes() {
        world.upload(owner).with("reference", "track:1").stored(Samples.mp3(10));
        world.upload(owner).stored(Samples.mp3(20));
        world.upload(owner).stored(Samples.mp3(30));
        after(Duration.ofHours(25));
        after(Duration.ofHours(25));
        assertEquals(Map.of("files", 1L, "bytes", 4_170L), usage());
    }

    @Test
    void anObjectWithoutARowGoesLikeAfterACrashBetweenTheTwo() {
        world.upload(owner).with("reference", "track:1").stored(Samples.mp3(10));
        ObjectKey key = new ObjectKey("user/" + owner + "/track/" + Ids.next() + ".mp3");
        world.objects().put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(Samples.mp3(5)));
        world.database().execute("INSERT INTO storage_service.loose_objects VALUES (?, ?)", key.text(),
                Timestamp.from(world.clock().instant()));
        after(Duration.ofHours(3));
        assertTrue(world.filesOnDisk().contains(key.text()), "it may still be on its way");
        after(Duration.ofHours(2));
        assertFalse(world.filesOnDisk().contains(key.text()));
        assertEquals(1, world.filesOnDisk().size());
    }

    @Test
    void halfWrittenFilesOfACrashGo() throws IOException {
        world.upload(owner).with("reference", "track:1").stored(Samples.mp3(10));
        Path left = Files.write(world.folder().resolve(".unfinished/left"), new byte[1_000]);
        Files.setLastModifiedTime(left, FileTime.from(world.clock().instant()));
        after(Duration.ofHours(3));
        assertTrue(Files.exists(left));
        after(Duration.ofHours(2));
        assertFalse(Files.exists(left));
    }

    @Test
    void manyAreClearedRoundByRound() {
        world.database().execute("""
                INSERT INTO storage_service.loose_objects SELECT 'user/x/' || n || '.mp3', now() - interval '1 day' FROM generate_series(1, 250) AS n""");
        world.sweep();
        assertEquals(150, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
        world.sweep();
        world.sweep();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
    }

    @Test
    void whatCannotBeDeletedNowIsDeletedLater() throws IOException {
        world.upload(owner).stored(Samples.mp3(50));
        after(Duration.ofHours(25));
        after(Duration.ofHours(25));
        Path away = folder.resolve("away");
        Files.move(world.folder(), away);
        try {
            world.clock().advance(Duration.ofHours(5));
            assertThrows(RuntimeException.class, world::sweep);
        } finally {
            Files.move(away, world.folder());
        }
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
        world.sweep();
        assertEquals(List.of(), world.filesOnDisk());
    }

    @Test
    void listsOfTheSweeperUseTheirIndexes() {
        String unused = plan("SELECT id FROM storage_service.files WHERE reference_count = 0 AND status = 'active' AND unreferenced_since < now() "
                + "AND NOT (uploaded AND category = 'general') ORDER BY unreferenced_since LIMIT 100");
        assertTrue(unused.contains("files_unreferenced") && !unused.contains("Sort"), unused);
        String loose = plan("SELECT object_key FROM storage_service.loose_objects WHERE since < now() ORDER BY since LIMIT 100");
        assertTrue(loose.contains("loose_objects_since") && !loose.contains("Sort"), loose);
        String one = plan("SELECT * FROM storage_service.files WHERE id = '" + owner + "'");
        assertTrue(one.contains("files_pkey"), one);
        String operation = plan("SELECT * FROM storage_service.files WHERE operation_id = '" + owner + "'");
        assertTrue(operation.contains("files_operation"), operation);
    }

    private String plan(String sql) {
        return world.parts().database().transaction(() -> {
            world.parts().database().sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", world.parts().database().sql("EXPLAIN " + sql).list(row -> row.text("QUERY PLAN")));
        });
    }
}
