package com.aiponge.storage.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every object store promises. Each test works under a prefix of its own, so a store may be shared and need not be empty. */
abstract class ObjectStoreContract {
    private final String prefix = "test-" + Ids.next() + "/";

    abstract ObjectStore store();

    ObjectKey key(String name) {
        return new ObjectKey(prefix + name);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    Written put(String name, byte[] content) {
        return store().put(new NewObject(key(name), Description.of("audio/mpeg"), NewObject.Mode.REPLACE), new ByteArrayInputStream(content));
    }

    byte[] read(String name) {
        return read(name, Wanted.ALL);
    }

    byte[] read(String name, Wanted wanted) {
        try (ObjectContent content = store().get(key(name), wanted).orElseThrow()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            assertEquals(content.length(), out.size());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(List<Listed> list) {
        return list.stream().map(one -> one.key().text().substring(prefix.length())).toList();
    }

    @Test
    void whatWasPutIsThere() {
        for (int length : List.of(0, 1, 100, 64 * 1024, 64 * 1024 + 1, 3_000_000)) {
            byte[] content = bytes(length);
            Written written = put("one.bin", content);
            assertEquals(HexFormat.of().formatHex(Secrets.sha256(content)), written.sha256());
            assertEquals(length, written.info().size());
            assertArrayEquals(content, read("one.bin"));
        }
    }

    @Test
    void anObjectCarriesItsDescriptionAndItsTime() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        Description description = new Description("audio/mpeg", "private, max-age=60", "attachment; filename=\"a b.mp3\"",
                Map.of("made-by", "built in")).ownedBy("0196f0c9");
        ObjectInfo put = store().put(new NewObject(key("song.mp3"), description, NewObject.Mode.CREATE_ONLY),
                new ByteArrayInputStream(bytes(10))).info();
        ObjectInfo info = store().head(key("song.mp3")).orElseThrow();
        assertEquals(key("song.mp3"), info.key());
        assertEquals(description, info.description());
        assertEquals("0196f0c9", info.description().owner());
        assertEquals(description, put.description());
        try (ObjectContent content = store().get(key("song.mp3"), Wanted.ALL).orElseThrow()) {
            assertEquals(description, content.info().description());
        }
        assertEquals(10, info.size());
        assertEquals(put.version(), info.version());
        assertTrue(info.modifiedAt().isAfter(before) && info.modifiedAt().isBefore(Instant.now().plusSeconds(2)));
    }

    @Test
    void whatIsNotThereIsAbsent() throws IOException {
        assertEquals(Optional.empty(), store().head(key("none")));
        assertEquals(Optional.empty(), store().get(key("none"), Wanted.ALL));
        assertEquals(Optional.empty(), store().get(key("none"), Wanted.part(ByteRange.from(0))));
        assertEquals(Optional.empty(), store().copy(key("none"), key("copy"), Description.of("image/png")));
        store().delete(key("none"));
        put("folder/one", bytes(1));
        assertEquals(Optional.empty(), store().head(key("folder")), "what others lie under is no object");
    }

    @Test
    void creatingNeverReplaces() {
        store().put(NewObject.create(key("one"), "image/png"), new ByteArrayInputStream(bytes(5)));
        assertThrows(ObjectRefused.Exists.class, () -> store().put(NewObject.create(key("one"), "image/png"), new ByteArrayInputStream(bytes(6))));
        assertArrayEquals(bytes(5), read("one"));
    }

    @Test
    void ofManyCreatorsOneWins() throws Exception {
        int writers = 16;
        List<Callable<Boolean>> creators = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(writers);
        for (int i = 1; i <= writers; i++) {
            byte[] content = bytes(i);
            creators.add(() -> {
                together.countDown();
                together.await();
                try {
                    store().put(NewObject.create(key("race"), "image/png"), new ByteArrayInputStream(content));
                    return true;
                } catch (ObjectRefused.Exists e) {
                    return false;
                }
            });
        }
        int winner = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = threads.invokeAll(creators);
            for (int i = 0; i < writers; i++) {
                if (results.get(i).get()) {
                    assertEquals(0, winner, "two winners");
                    winner = i + 1;
                }
            }
        }
        assertArrayEquals(bytes(winner), read("race"));
    }

    @Test
    void replacingGivesAnotherVersion() {
        String first = put("one", bytes(5)).info().version();
        String second = put("one", bytes(6)).info().version();
        assertNotEquals(first, second);
        assertArrayEquals(bytes(6), read("one"));
        assertEquals(second, store().head(key("one")).orElseThrow().version());
    }

    @Test
    void aReaderKeepsTheVersionItOpened() throws IOException {
        byte[] first = bytes(500_000);
        put("one", first);
        try (ObjectContent content = store().get(key("one"), Wanted.ALL).orElseThrow()) {
            byte[] begin = content.body().readNBytes(1_000);
            put("one", bytes(700));
            store().delete(key("one"));
            byte[] rest = content.body().readAllBytes();
            assertArrayEquals(first, concat(begin, rest));
        }
    }

    @Test
    void rangesGiveTheirBytes() {
        byte[] content = bytes(1_000);
        put("one", content);
        assertArrayEquals(Arrays.copyOfRange(content, 0, 1), read("one", Wanted.part(new ByteRange.Between(0, 0))));
        assertArrayEquals(Arrays.copyOfRange(content, 10, 21), read("one", Wanted.part(new ByteRange.Between(10, 20))));
        assertArrayEquals(Arrays.copyOfRange(content, 990, 1_000), read("one", Wanted.part(new ByteRange.Between(990, 5_000))));
        assertArrayEquals(Arrays.copyOfRange(content, 999, 1_000), read("one", Wanted.part(ByteRange.from(999))));
        assertArrayEquals(Arrays.copyOfRange(content, 993, 1_000), read("one", Wanted.part(new ByteRange.Suffix(7))));
        assertArrayEquals(content, read("one", Wanted.part(new ByteRange.Suffix(1_001))));
    }

    @Test
    void aPartSaysWhereItBeginsAndHowLargeTheWholeIs() throws IOException {
        put("one", bytes(1_000));
        try (ObjectContent part = store().get(key("one"), Wanted.part(new ByteRange.Suffix(7))).orElseThrow()) {
            assertEquals(993, part.first());
            assertEquals(7, part.length());
            assertEquals(1_000, part.info().size());
        }
    }

    @Test
    void aRangeBehindTheEndIsRefused() {
        put("one", bytes(10));
        put("empty", bytes(0));
        assertThrows(ObjectRefused.NoSuchRange.class, () -> store().get(key("one"), Wanted.part(ByteRange.from(10))));
        assertThrows(ObjectRefused.NoSuchRange.class, () -> store().get(key("empty"), Wanted.part(ByteRange.from(0))));
        assertThrows(ObjectRefused.NoSuchRange.class, () -> store().get(key("empty"), Wanted.part(new ByteRange.Suffix(1))));
    }

    @Test
    void conditionsAreAboutTheVersion() {
        String version = put("one", bytes(10)).info().version();
        assertArrayEquals(bytes(10), read("one", new Wanted(null, version, null)));
        assertArrayEquals(bytes(10), read("one", new Wanted(null, null, "another")));
        assertThrows(ObjectRefused.ConditionFailed.class, () -> store().get(key("one"), new Wanted(null, "another", null)));
        assertThrows(ObjectRefused.ConditionFailed.class, () -> store().get(key("one"), new Wanted(null, null, version)));
        assertThrows(ObjectRefused.ConditionFailed.class, () -> store().get(key("one"), new Wanted(ByteRange.from(99), null, version)),
                "the condition comes before the range");
    }

    @Test
    void deletedObjectsAreGone() {
        put("a/one", bytes(1));
        put("a/two", bytes(2));
        put("b/three", bytes(3));
        store().delete(key("a/one"));
        store().delete(key("a/one"));
        assertEquals(List.of("a/two", "b/three"), names(store().list(prefix, null, 10)));
        store().deleteAll(List.of(key("a/two"), key("none"), key("b/three")));
        store().deleteAll(List.of());
        assertEquals(List.of(), store().list(prefix, null, 10));
        put("a/one", bytes(4));
        assertArrayEquals(bytes(4), read("a/one"));
    }

    @Test
    void listsGoInTheOrderOfKeysAndPageByPage() {
        List<String> all = List.of("a", "a-b", "a.b", "a/c", "a0", "a_", "b/c/d", "b/c/e.mp3", "b/c0", "b/d", "c");
        // "a" as an object beside "a/c" is the one thing a folder cannot hold: the service's own keys never nest like that.
        List<String> possible = all.stream().filter(name -> !name.equals("a")).toList();
        possible.reversed().forEach(name -> put(name, bytes(3)));
        List<String> sorted = possible.stream().sorted().toList();
        assertEquals(sorted, names(store().list(prefix, null, 1_000)));
        List<String> paged = new ArrayList<>();
        ObjectKey after = null;
        for (List<Listed> page = store().list(prefix, null, 3); !page.isEmpty(); page = store().list(prefix, after, 3)) {
            assertTrue(page.size() <= 3);
            paged.addAll(names(page));
            after = page.getLast().key();
        }
        assertEquals(sorted, paged);
    }

    @Test
    void aPrefixNeedNotEndWithASlash() {
        List.of("ab/one", "ab/two", "abc", "b").forEach(name -> put(name, bytes(1)));
        assertEquals(List.of("ab/one", "ab/two", "abc"), names(store().list(prefix + "ab", null, 10)));
        assertEquals(List.of("ab/one", "ab/two"), names(store().list(prefix + "ab/", null, 10)));
        assertEquals(List.of("ab/two"), names(store().list(prefix + "ab/t", null, 10)));
        assertEquals(List.of(), store().list(prefix + "x", null, 10));
        assertEquals(List.of("abc", "b"), names(store().list(prefix, key("ab/zzz"), 10)), "a key to go on from need not exist");
    }

    @Test
    void listsSayHowLargeObjectsAre() {
        put("one", bytes(1_234));
        Listed listed = store().list(prefix, null, 1).getFirst();
        assertEquals(1_234, listed.size());
        assertTrue(Duration.between(listed.modifiedAt(), Instant.now()).abs().toSeconds() < 10);
    }

    @Test
    void copiesAreWholeAndStandOnTheirOwn() {
        store().put(new NewObject(key("from"), Description.of("image/gif").ownedBy("somebody"), NewObject.Mode.REPLACE), new ByteArrayInputStream(bytes(2_000)));
        put("to", bytes(3));
        Description anew = Description.of("image/gif").cached("public, max-age=10").with("made-by", "builtin");
        ObjectInfo copy = store().copy(key("from"), key("to"), anew).orElseThrow();
        assertEquals(key("to"), copy.key());
        assertEquals(anew, copy.description());
        assertEquals(2_000, copy.size());
        assertEquals(copy.version(), store().head(key("to")).orElseThrow().version());
        store().delete(key("from"));
        assertArrayEquals(bytes(2_000), read("to"));
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() {
        InputStream broken = new CutStream(bytes(200_000));
        assertThrows(UncheckedIOException.class, () -> store().put(NewObject.create(key("one"), "audio/mpeg"), broken));
        assertEquals(Optional.empty(), store().head(key("one")));
        assertEquals(List.of(), store().list(prefix, null, 10));
    }

    @Test
    void aSenderThatBreaksOffReplacesNothing() {
        put("one", bytes(10));
        NewObject replacing = new NewObject(key("one"), Description.of("audio/mpeg"), NewObject.Mode.REPLACE);
        assertThrows(UncheckedIOException.class, () -> store().put(replacing, new CutStream(bytes(200_000))));
        assertArrayEquals(bytes(10), read("one"));
    }

    @Test
    void whatASenderThrowsIsThrownOn() {
        RuntimeException refused = new IllegalStateException("too large");
        InputStream content = new InputStream() {
            @Override
            public int read() {
                throw refused;
            }
        };
        assertEquals(refused, assertThrows(IllegalStateException.class, () -> store().put(NewObject.create(key("one"), "audio/mpeg"), content)));
    }

    @Test
    void anUnfinishedWriteIsNoLeftoverWhileItGoesOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        byte[] content = bytes(300_000);
        InputStream slow = new ByteArrayInputStream(content) {
            @Override
            public int read(byte[] into, int offset, int length) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.read(into, offset, length);
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Written> written = threads.submit(() -> store().put(NewObject.create(key("slow"), "audio/mpeg"), slow));
            begun.await();
            assertEquals(List.of(), store().list(prefix, null, 10), "nobody sees half an object");
            store().discardUnfinished(Instant.now().minusSeconds(3600));
            goOn.countDown();
            written.get();
        }
        assertArrayEquals(content, read("slow"));
    }

    @Test
    void parallelWritersAndDeletersOfOneFolderDoNotDisturbEachOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                String name = "shared/folder/" + writer;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 30; i++) {
                        put(name, bytes(20));
                        store().delete(key(name));
                    }
                    put(name, name.getBytes(StandardCharsets.UTF_8));
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertEquals(6, store().list(prefix, null, 100).size());
        assertArrayEquals((prefix.isEmpty() ? "" : "shared/folder/3").getBytes(StandardCharsets.UTF_8), read("shared/folder/3"));
    }

    @Test
    void isReady() {
        assertTrue(store().ready());
    }

    @Test
    void anAddressOfTheStoreItselfDeliversOrThereIsNone() throws Exception {
        put("one", bytes(100));
        Optional<Linked> linked = store().link(key("one"), new Link(Instant.now().plusSeconds(600), null));
        if (linked.isPresent()) {
            try (InputStream in = URI.create(linked.get().address()).toURL().openStream()) {
                assertArrayEquals(bytes(100), in.readAllBytes());
            }
        }
    }

    @Test
    void largeObjectsAreWhole() {
        // More than two parts of a store that takes objects in parts, and exactly two.
        for (int length : List.of(20_000_001, 16 << 20)) {
            byte[] content = bytes(length);
            Written written = store().put(NewObject.create(key("large-" + length), "audio/mpeg"), new ByteArrayInputStream(content));
            assertEquals(HexFormat.of().formatHex(Secrets.sha256(content)), written.sha256());
            assertEquals(length, written.info().size());
            ObjectInfo there = store().head(key("large-" + length)).orElseThrow();
            assertEquals(length, there.size());
            assertEquals(written.info().version(), there.version());
            assertEquals("audio/mpeg", there.contentType());
            assertArrayEquals(content, read("large-" + length));
        }
    }

    @Test
    void creatingNeverReplacesLargeOnesEither() {
        put("one", bytes(5));
        assertThrows(ObjectRefused.Exists.class, () -> store().put(NewObject.create(key("one"), "audio/mpeg"), new ByteArrayInputStream(bytes(9 << 20))));
        assertArrayEquals(bytes(5), read("one"));
    }

    @Test
    void aLargeSenderThatBreaksOffLeavesNothing() {
        put("there", bytes(10));
        NewObject replacing = new NewObject(key("there"), Description.of("audio/mpeg"), NewObject.Mode.REPLACE);
        assertThrows(UncheckedIOException.class, () -> store().put(replacing, new CutStream(bytes(18 << 20))));
        assertThrows(UncheckedIOException.class, () -> store().put(NewObject.create(key("absent"), "audio/mpeg"), new CutStream(bytes(18 << 20))));
        assertArrayEquals(bytes(10), read("there"));
        assertEquals(Optional.empty(), store().head(key("absent")));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
