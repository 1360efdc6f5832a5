package com.aiponge.storage.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailerTest {
    @TempDir
    private Path folder;

    private Trailer.Found read(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("file"), file);
        try (FileChannel channel = FileChannel.open(path)) {
            return Trailer.read(channel);
        }
    }

    private static byte[] file(int content, Trailer trailer) {
        ByteBuffer bytes = trailer.bytes();
        byte[] file = new byte[content + bytes.remaining()];
        bytes.get(file, content, file.length - content);
        return file;
    }

    private static Trailer trailer() {
        return Trailer.of(Description.of("audio/mpeg").cached("private").with("made-by", "builtin").with("n", "1"), "0".repeat(64));
    }

    @Test
    void whatStandsBehindTheBytesIsReadBack() throws IOException {
        for (int content : new int[]{0, 1, 7, 5_000}) {
            assertEquals(new Trailer.Found(trailer(), content), read(file(content, trailer())));
        }
    }

    @Test
    void aFileWithoutItIsNoObject() throws IOException {
        assertNull(read(new byte[0]));
        assertNull(read(new byte[11]));
        assertNull(read(new byte[5_000]));
    }

    @Test
    void aFileThatIsCutIsNoObject() throws IOException {
        byte[] whole = file(100, trailer());
        for (int length = 0; length < whole.length; length++) {
            assertNull(read(Arrays.copyOf(whole, length)), "cut to " + length);
        }
    }

    @Test
    void lengthsThatCannotBeAreNotFollowed() throws IOException {
        byte[] whole = file(100, trailer());
        int at = whole.length - 12;
        for (int length : new int[]{0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, whole.length, 9_000}) {
            byte[] changed = whole.clone();
            ByteBuffer.wrap(changed).putInt(at, length);
            assertNull(read(changed), Integer.toString(length));
        }
    }

    @Test
    void damagedOnesAreReadAsNoneOrAsSomethingAndNeverFail() throws IOException {
        Random random = new Random(3);
        byte[] whole = file(20, trailer());
        for (int round = 0; round < 500; round++) {
            byte[] changed = whole.clone();
            changed[20 + random.nextInt(whole.length - 20)] = (byte) random.nextInt(256);
            Trailer.Found found = read(changed);
            if (found != null) {
                found.trailer().description();
            }
        }
    }

    /** Files of the time before a description had more than a type. */
    @Test
    void olderOnesAreReadToo() throws IOException {
        byte[] json = "{\"contentType\":\"audio/mpeg\",\"sha256\":\"00\",\"metadata\":{}}".getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(json.length + 12).put(json).putInt(json.length).put("aipobj01".getBytes(StandardCharsets.US_ASCII)).array();
        assertEquals(Description.of("audio/mpeg"), read(file).trailer().description());
    }

    @Test
    void descriptionsAreWhatEveryStoreTakes() {
        Description plain = Description.of("image/png");
        for (Map<String, String> bad : List.of(Map.of("Upper", "x"), Map.of("", "x"), Map.of("a b", "x"), Map.of("a", "\u00fc"), Map.of("a", "x\r\ny: z"),
                Map.of("a", " x"), Map.of("a", "x "), Map.of("a", "x".repeat(2_001)))) {
            assertThrows(IllegalArgumentException.class, () -> new Description("image/png", null, null, bad), bad.toString());
        }
        assertEquals("", plain.with("a", "").metadata().get("a"));
        assertThrows(IllegalArgumentException.class, () -> plain.cached("a\nb"));
        assertThrows(IllegalArgumentException.class, () -> plain.disposed("attachment; filename=\"\u00fc\""));
        assertThrows(IllegalArgumentException.class, () -> Description.of(""));
    }

    @Test
    void whatAnybodyMayReadIsCachedForEverAndDoesNotSayWhose() {
        Description open = NewObject.create(new ObjectKey("public/avatar/a.png"), "image/png").description();
        assertEquals("public, max-age=31536000, immutable", open.cacheControl());
        assertNull(open.owner());
        Description own = NewObject.create(new ObjectKey("user/0196f0c9/entry/a.png"), "image/png").description();
        assertEquals("0196f0c9", own.owner());
        assertEquals("private, max-age=3600", own.cacheControl());
    }

    @Test
    void rangesThatAreNoneCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Between(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Between(4, 3));
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Suffix(0));
    }
}
