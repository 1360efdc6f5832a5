package com.aiponge.storage.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.storage.FaultyStore;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    @TempDir
    private Path folder;
    private StorageWorld world;
    private FaultyStore store;
    private Inventory inventory;
    private final UUID owner = Ids.next();

    @BeforeEach
    void start() {
        world = StorageWorld.in(folder.resolve("files"));
        store = FaultyStore.around(world.objects());
        inventory = new Inventory(world.parts().database(), store.store(), world.clock(), 3);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void nextDay() {
        world.clock().advance(Duration.ofHours(25));
        inventory.look();
    }

    private String key(JsonNode file) {
        return (String) world.database().value("SELECT object_key FROM storage_service.files WHERE id = ?", UUID.fromString(file.path("fileId").asText()));
    }

    private JsonNode song() {
        return world.upload(owner).with("reference", "track:1").stored(Samples.mp3(50));
    }

    private JsonNode cover() {
        return world.upload(owner).with("reference", "track:1").with("category", "track-artwork").with("visibility", "public").stored(Samples.image("png", 200, 200));
    }

    private void stray(String key) {
        world.objects().put(NewObject.create(new ObjectKey(key), "audio/mpeg"), new ByteArrayInputStream(new byte[9]));
    }

    @Test
    void whatBelongsTogetherIsLeftAlone() {
        List<JsonNode> files = List.of(song(), cover(), song(), cover(), song(), song(), song());
        nextDay();
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.inventory WHERE finished_at IS NOT NULL"));
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        world.assertEveryObjectHasItsRow();
        assertEquals(7, world.database().number("SELECT count(*) FROM storage_service.files WHERE missing_since IS NULL"));
        assertEquals(2, world.database().number("SELECT count(*) FROM storage_service.files WHERE thumb_size IS NOT NULL"));
        files.forEach(file -> assertTrue(world.filesOnDisk().contains(key(file))));
    }

    @Test
    void anObjectThatNoRowKnowsGoes() {
        song();
        List<String> strays = List.of("user/" + owner + "/track/" + Ids.next() + ".mp3", "public/avatar/" + Ids.next() + ".jpg", "public/avatar/" + Ids.next() + ".thumb.jpg",
                "user/" + owner + "/incoming/" + Ids.next());
        strays.forEach(this::stray);
        nextDay();
        assertTrue(world.filesOnDisk().containsAll(strays), "the sweeper waits once more");
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        world.assertEveryObjectHasItsRow();
        assertEquals(1, world.filesOnDisk().size());
    }

    @Test
    void whatIsYoungMayBeOnItsWay() throws IOException {
        String key = "user/" + owner + "/incoming/" + Ids.next();
        stray(key);
        world.clock().advance(Duration.ofHours(25));
        age(key, Duration.ofHours(3));
        inventory.look();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
        nextDay();
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.loose_objects"));
    }

    private void age(String key, Duration age) throws IOException {
        Files.setLastModifiedTime(world.folder().resolve(key), FileTime.from(world.clock().instant().minus(age)));
    }

    @Test
    void whatIsNotOursStays() throws IOException {
        Files.createDirectories(world.folder().resolve("other"));
        stray("other/thing.txt");
        nextDay();
        world.clock().advance(Duration.ofHours(5));
        world.sweep();
        assertTrue(world.filesOnDisk().contains("other/thing.txt"));
    }

    @Test
    void aRowWhoseObjectIsGoneIsUnknownUntilItIsBack() throws IOException {
        JsonNode file = song();
        song();
        Path object = world.folder().resolve(key(file));
        Path aside = folder.resolve("aside");
        Files.move(object, aside);
        String url = file.path("url").asText();
        world.get(url).expect(503);
        nextDay();
        String today = world.parts().media().signed(UUID.fromString(file.path("fileId").asText()), "song.mp3");
        world.get(today).expect(404, "NOT_FOUND");
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.files WHERE missing_since IS NOT NULL"));
        Files.createDirectories(object.getParent());
        Files.move(aside, object);
        nextDay();
        world.get(world.parts().media().signed(UUID.fromString(file.path("fileId").asText()), "song.mp3")).expect(200);
    }

    @Test
    void aPictureStandsInForAThumbnailThatIsGone() {
        JsonNode file = cover();
        world.objects().delete(new ObjectKey(key(file).replace(".png", ".thumb.jpg")));
        nextDay();
        assertEquals("image/png", world.get("/uploads/" + file.path("fileId").asText() + "/thumb.jpg").expect(200).header("Content-Type"));
    }

    @Test
    void aFileThatComesWhileItLooksIsNotMissing() {
        song();
        world.clock().advance(Duration.ofHours(25));
        store.after("list", () -> {
            store.heal();
            song();
            cover();
        });
        inventory.look();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE missing_since IS NOT NULL"));
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE content_type = 'image/png' AND thumb_size IS NULL"));
    }

    /** A backup of long ago, or an empty database, must not cost everybody's files. */
    @Test
    void aDatabaseThatKnowsFewIsNotBelieved() {
        Inventory large = new Inventory(world.parts().database(), world.objects(), world.clock(), 1_000);
        song();
        for (int i = 0; i < 25; i++) {
            stray("user/" + owner + "/track/" + Ids.next() + ".mp3");
        }
        world.clock().advance(Duration.ofHours(25));
        List<String> before = world.filesOnDisk().stream().filter(file -> file.contains("/track/")).toList();
        large.look();
        world.clock().advance(Duration.ofHours(25));
        world.sweep();
        assertEquals(26, before.size());
        assertTrue(world.filesOnDisk().containsAll(before));
    }

    @Test
    void aStoreThatLacksMostIsNotBelieved() {
        Inventory large = new Inventory(world.parts().database(), world.objects(), world.clock(), 1_000);
        for (int i = 0; i < 25; i++) {
            world.objects().delete(new ObjectKey(key(song())));
        }
        world.clock().advance(Duration.ofHours(25));
        large.look();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE missing_since IS NOT NULL"));
    }

    @Test
    void aRoundGoesOnWhereItEndedAndThenRestsForTheDay() {
        for (int i = 0; i < 70; i++) {
            song();
        }
        nextDay();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.inventory WHERE finished_at IS NOT NULL"), "sixty of seventy");
        stray("user/" + owner + "/track/00000000.mp3");
        inventory.look();
        assertEquals(1, world.database().number("SELECT count(*) FROM storage_service.inventory WHERE finished_at IS NOT NULL"));
        assertFalse(world.filesOnDisk().isEmpty());
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects WHERE object_key LIKE '%00000000.mp3'"), "behind its back");
        stray("user/" + owner + "/track/zzzzzzzz.mp3");
        world.clock().advance(Duration.ofHours(10));
        inventory.look();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.loose_objects WHERE object_key LIKE '%zzzzzzzz.mp3'"), "it rests");
        nextDay();
        inventory.look();
        assertEquals(2, world.database().number("SELECT count(*) FROM storage_service.loose_objects WHERE object_key LIKE '%00000000.mp3' OR object_key LIKE '%zzzzzzzz.mp3'"));
    }

    @Test
    void aStoreThatIsAwayChangesNothing() {
        song();
        store.fail("list", 0, () -> new com.aiponge.runtime.http.Problem.Unavailable("away"));
        world.clock().advance(Duration.ofHours(25));
        try {
            inventory.look();
        } catch (com.aiponge.runtime.http.Problem.Unavailable away) {
            assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files WHERE missing_since IS NOT NULL"));
            return;
        }
        throw new AssertionError("it did not say so");
    }

    @Test
    void rowsAreFoundByTheOrderOfKeys() {
        String plan = world.parts().database().transaction(() -> {
            world.parts().database().sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", world.parts().database().sql("EXPLAIN SELECT * FROM files WHERE object_key > 'public/' AND object_key <= 'public/~' ORDER BY object_key LIMIT 9")
                    .list(row -> row.text("QUERY PLAN")));
        });
        assertTrue(plan.contains("files_object") && !plan.contains("Sort"), plan);

    }
}
