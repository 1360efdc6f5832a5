package com.aiponge.storage.move;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.FaultyStore;
import com.aiponge.storage.object.ByteRange;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingStoreTest {
    private static final ObjectKey SONG = new ObjectKey("user/a/track/song.mp3");
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6};

    @TempDir
    private Path folder;
    private ObjectStore now;
    private ObjectStore before;
    private ObjectStore both;

    @BeforeEach
    void open() {
        now = LocalObjectStore.at(folder.resolve("now"));
        before = LocalObjectStore.at(folder.resolve("before"));
        both = new MovingStore(now, before);
    }

    private static void put(ObjectStore store, ObjectKey key, byte[] bytes) {
        store.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(bytes));
    }

    private static byte[] read(ObjectStore store, ObjectKey key, Wanted wanted) {
        try (ObjectContent content = store.get(key, wanted).orElseThrow()) {
            return content.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatTheNewStoreLacksIsReadFromTheOldOne() {
        put(before, SONG, BYTES);
        assertArrayEquals(BYTES, read(both, SONG, Wanted.ALL));
        assertArrayEquals(new byte[] {3, 4}, read(both, SONG, Wanted.part(new ByteRange.Between(2, 3))));
        assertEquals(6, both.head(SONG).orElseThrow().size());
    }

    @Test
    void theNewStoreCountsWhereBothHaveAnObject() {
        put(before, SONG, BYTES);
        put(now, SONG, new byte[] {9});
        assertArrayEquals(new byte[] {9}, read(both, SONG, Wanted.ALL));
        assertEquals(1, both.head(SONG).orElseThrow().size());
        assertEquals(List.of(1L), both.list("", null, 10).stream().map(one -> one.size()).toList());
    }

    @Test
    void newObjectsGoToTheNewStoreAlone() {
        put(both, SONG, BYTES);
        assertTrue(now.head(SONG).isPresent());
        assertTrue(before.head(SONG).isEmpty());
    }

    @Test
    void aKeyThatIsTakenInTheOldStoreIsTaken() {
        put(before, SONG, BYTES);
        assertThrows(ObjectRefused.Exists.class, () -> put(both, SONG, BYTES));
    }

    @Test
    void deletingDeletesFromBoth() {
        put(before, SONG, BYTES);
        put(now, SONG, BYTES);
        both.delete(SONG);
        assertTrue(now.head(SONG).isEmpty());
        assertTrue(before.head(SONG).isEmpty());
        put(before, SONG, BYTES);
        put(now, SONG, BYTES);
        both.deleteAll(List.of(SONG));
        assertTrue(now.head(SONG).isEmpty());
        assertTrue(before.head(SONG).isEmpty());
    }

    /** Else the old store would give back what the new one no longer has. */
    @Test
    void aDeletionThatReachesOneStoreOnlyIsNotReportedAsDone() {
        FaultyStore faulty = FaultyStore.around(before);
        put(before, SONG, BYTES);
        put(now, SONG, BYTES);
        faulty.fail("delete", 0, () -> new Problem.Unavailable("away"));
        assertThrows(Problem.Unavailable.class, () -> new MovingStore(now, faulty.store()).delete(SONG));
    }

    @Test
    void listsGoThroughBothInOneOrder() {
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ObjectKey key = new ObjectKey("user/a/track/" + i + ".mp3");
            keys.add(key);
            if (i % 3 != 1) {
                put(before, key, BYTES);
            }
            if (i % 3 != 0) {
                put(now, key, BYTES);
            }
        }
        List<ObjectKey> seen = new ArrayList<>();
        ObjectKey after = null;
        for (var page = both.list("user/", after, 4); !page.isEmpty(); page = both.list("user/", after, 4)) {
            page.forEach(one -> seen.add(one.key()));
            after = seen.getLast();
        }
        assertEquals(keys, seen);
    }

    @Test
    void copiesOfOldObjectsAreNewObjects() {
        put(before, SONG, BYTES);
        ObjectKey to = new ObjectKey("public/track/song.mp3");
        assertEquals(6, both.copy(SONG, to, NewObject.described(to, "audio/mpeg")).orElseThrow().size());
        assertArrayEquals(BYTES, read(now, to, Wanted.ALL));
        assertTrue(before.head(to).isEmpty());
        assertTrue(both.copy(new ObjectKey("user/a/track/none.mp3"), to, NewObject.described(to, "audio/mpeg")).isEmpty());
    }

    /** A player that is sent to the bucket before the song is there would get an error. */
    @Test
    void clientsAreSentOnlyWhereTheObjectIs() {
        Linked address = new Linked("https://bucket.example/x", Instant.MAX);
        ObjectStore linking = Hooked.store(now, "link", any -> Optional.of(address));
        put(before, SONG, BYTES);
        Link link = new Link(Instant.MAX, null);
        assertEquals(Optional.empty(), new MovingStore(linking, before).link(SONG, link));
        put(now, SONG, BYTES);
        assertEquals(Optional.of(address), new MovingStore(linking, before).link(SONG, link));
    }

    @Test
    void isReadyWhenTheNewStoreIs() throws IOException {
        java.nio.file.Files.delete(folder.resolve("before/.unfinished"));
        assertTrue(both.ready());
        java.nio.file.Files.delete(folder.resolve("now/.unfinished"));
        assertFalse(both.ready());
    }
}
