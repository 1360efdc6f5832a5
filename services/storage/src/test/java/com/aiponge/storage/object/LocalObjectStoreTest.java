package com.aiponge.storage.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path outside;
    private Path folder;
    private LocalObjectStore store;

    @BeforeEach
    void open() {
        folder = outside.resolve("files");
        store = LocalObjectStore.at(folder);
    }

    @Override
    ObjectStore store() {
        return store;
    }

    private List<Path> everything(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !Files.isDirectory(path)).toList();
        }
    }

    @Test
    void theBytesStandAtTheBeginningOfTheirFile() throws IOException {
        put("song.mp3", bytes(1_000));
        byte[] file = Files.readAllBytes(folder.resolve(key("song.mp3").text()));
        assertArrayEquals(bytes(1_000), java.util.Arrays.copyOf(file, 1_000));
        assertTrue(file.length < 1_300);
    }

    @Test
    void objectsSurviveThatTheStoreIsOpenedAgain() {
        put("song.mp3", bytes(1_000));
        store = LocalObjectStore.at(folder);
        assertArrayEquals(bytes(1_000), read("song.mp3"));
    }

    @Test
    void nobodyElseOnTheMachineMayLook() throws IOException {
        put("a/song.mp3", bytes(10));
        assertEquals("rw-------", permissions(folder.resolve(key("a/song.mp3").text())));
        assertEquals("rwx------", permissions(folder.resolve(key("a/song.mp3").text()).getParent()));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keysCannotClimbOrPlayTricks() {
        for (String bad : List.of("", "/", "/etc/passwd", "..", "../x", "a/../../x", "a/..", "a/./b", "a//b", "a/", ".hidden", "a/.hidden", "A", "a b", "a\\b",
                "a\u0000b", "a\nb", "\u00e9", "e\u0301", "a\u202eb", "\uff0e\uff0e/x", "a\u2215b", "a%2fb", "c:x", "~/x", "a".repeat(129), "a/".repeat(300) + "a")) {
            assertThrows(IllegalArgumentException.class, () -> new ObjectKey(bad), bad);
        }
        assertEquals("user/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4/track-artwork/a_b.thumb.jpg",
                new ObjectKey("user/0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4/track-artwork/a_b.thumb.jpg").text());
    }

    @Test
    void aLinkInPlaceOfAFolderIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
        put("real/one", bytes(1));
        Path real = folder.resolve(key("real/one").text()).getParent();
        Files.createSymbolicLink(real.resolveSibling("linked"), elsewhere);
        Files.copy(real.resolve("one"), elsewhere.resolve("one"));
        assertEquals(Optional.empty(), store.head(key("linked/one")));
        assertThrows(RuntimeException.class, () -> put("linked/two", bytes(2)));
        assertThrows(RuntimeException.class, () -> put("linked/deeper/two", bytes(2)));
        store.delete(key("linked/one"));
        assertEquals(List.of(elsewhere.resolve("one")), everything(elsewhere));
        assertEquals(1, store.list("", null, 10).size());
    }

    @Test
    void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
        Path secret = Files.write(outside.resolve("secret"), bytes(50));
        put("real", bytes(1));
        Path link = folder.resolve(key("linked").text());
        Files.createSymbolicLink(link, secret);
        assertEquals(Optional.empty(), store.get(key("linked"), Wanted.ALL));
        assertEquals(1, store.list("", null, 10).size());
        put("linked", bytes(2));
        assertArrayEquals(bytes(50), Files.readAllBytes(secret), "the link is replaced, not what it points to");
        assertArrayEquals(bytes(2), read("linked"));
    }

    @Test
    void aFileThatIsNoObjectIsNotServed() throws IOException {
        put("real", bytes(1));
        Path parent = folder.resolve(key("real").text()).getParent();
        Files.write(parent.resolve("raw"), bytes(5_000));
        Files.write(parent.resolve("short"), bytes(3));
        byte[] cut = Files.readAllBytes(parent.resolve("real"));
        Files.write(parent.resolve("cut"), java.util.Arrays.copyOf(cut, cut.length - 1));
        for (String name : List.of("raw", "short", "cut")) {
            assertEquals(Optional.empty(), store.get(key(name), Wanted.ALL), name);
        }
        assertEquals(1, store.list("", null, 10).size());
    }

    @Test
    void emptiedFoldersGo() {
        put("a/b/c/one", bytes(1));
        put("a/two", bytes(1));
        store.delete(key("a/b/c/one"));
        assertFalse(Files.exists(folder.resolve(key("a/b").text())));
        assertTrue(Files.exists(folder.resolve(key("a/two").text())));
    }

    @Test
    void whatACrashLeftIsDiscardedWhenItIsOld() throws IOException {
        Path unfinished = folder.resolve(".unfinished");
        Path old = Files.write(unfinished.resolve("old"), bytes(100));
        Path fresh = Files.write(unfinished.resolve("fresh"), bytes(100));
        Instant now = Instant.now();
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(3))));
        assertEquals(1, store.discardUnfinished(now.minus(Duration.ofHours(2))));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
        assertEquals(List.of(), store.list("", null, 10), "leftovers are no objects");
    }

    @Test
    void nothingIsLeftBehindByWritesThatFail() throws IOException {
        assertThrows(RuntimeException.class, () -> store.put(NewObject.create(key("one"), "image/png"), new CutStream(bytes(200_000))));
        put("two", bytes(1));
        assertThrows(ObjectRefused.Exists.class, () -> store.put(NewObject.create(key("two"), "image/png"), new ByteArrayInputStream(bytes(9))));
        assertEquals(List.of(folder.resolve(key("two").text())), everything(folder));
    }

    @Test
    void aWriteThatFailsInTheMiddleIsUnavailableAndLeavesNothing() throws Exception {
        // An interrupt closes the file below the writer: the next write fails as it does on a disk that is gone.
        AtomicReference<Throwable> failure = new AtomicReference<>();
        InputStream endless = new InputStream() {
            private long count;

            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (++count == 5) {
                    Thread.currentThread().interrupt();
                }
                return length;
            }
        };
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                store.put(NewObject.create(key("one"), "image/png"), endless);
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        Eventually.until("the writer has failed", () -> !writer.isAlive());
        Problem problem = (Problem) failure.get();
        assertEquals(503, problem.status());
        assertTrue(problem.retryAfter().toSeconds() > 0);
        assertEquals(List.of(), everything(folder));
    }

    @Test
    void aFolderThatIsGoneIsUnavailableAndNotEmpty() throws IOException {
        put("one", bytes(1));
        Path moved = outside.resolve("moved");
        Files.move(folder, moved);
        assertFalse(store.ready());
        for (Runnable work : List.<Runnable>of(() -> put("two", bytes(1)), () -> store.head(key("one")), () -> store.list("", null, 1),
                () -> store.delete(key("one")), () -> store.discardUnfinished(Instant.now()), () -> store.copy(key("one"), key("two"), Description.of("image/png")))) {
            assertEquals(503, assertThrows(Problem.class, work::run).status());
        }
        Files.createDirectory(folder);
        assertFalse(store.ready(), "an empty folder in its place, as when a disk is not mounted, is not the store");
        assertThrows(Problem.class, () -> put("two", bytes(1)));
        Files.delete(folder);
        Files.move(moved, folder);
        assertTrue(store.ready());
        assertArrayEquals(bytes(1), read("one"));
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStart() throws IOException {
        Path file = Files.write(outside.resolve("file"), bytes(1));
        assertThrows(Problem.class, () -> LocalObjectStore.at(file.resolve("files")));
    }
}
