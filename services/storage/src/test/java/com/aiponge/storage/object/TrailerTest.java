package com.aiponge.storage.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
        return new Trailer("audio/mpeg", "0".repeat(64), Map.of("made-by", "builtin", "n", "1"));
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
            read(changed);
        }
    }

    @Test
    void metadataIsWhatEveryStoreTakes() {
        ObjectKey key = new ObjectKey("a");
        for (Map<String, String> bad : List.of(Map.of("Upper", "x"), Map.of("", "x"), Map.of("a b", "x"), Map.of("a", "ü"), Map.of("a", "x\r\ny: z"),
                Map.of("a", " x"), Map.of("a", "x "), Map.of("a", "x".repeat(2_001)))) {
            assertThrows(IllegalArgumentException.class, () -> new NewObject(key, "image/png", bad, NewObject.Mode.REPLACE), bad.toString());
        }
        assertEquals(Map.of("a", ""), new NewObject(key, "image/png", Map.of("a", ""), NewObject.Mode.REPLACE).metadata());
    }

    @Test
    void rangesThatAreNoneCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Between(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Between(4, 3));
        assertThrows(IllegalArgumentException.class, () -> new ByteRange.Suffix(0));
    }
}
