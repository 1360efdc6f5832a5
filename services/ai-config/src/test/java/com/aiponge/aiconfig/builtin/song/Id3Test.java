package com.aiponge.aiconfig.builtin.song;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads the tag the way a player does, frame by frame. */
class Id3Test {
    @Test
    void namesWhatAPlayerShows() {
        Map<String, byte[]> frames = frames(Id3.of(new Mp3Tags("folk", "es-ES"), 61_000));
        assertEquals(Map.of("TPE1", "Aiponge", "TCON", "folk", "TLAN", "spa", "TLEN", "61000"), Map.of("TPE1", text(frames.get("TPE1")),
                "TCON", text(frames.get("TCON")), "TLAN", text(frames.get("TLAN")), "TLEN", text(frames.get("TLEN"))));
    }

    @Test
    void saysNothingMore() {
        assertEquals(Set.of("TPE1", "TCON", "TLAN", "TLEN", "COMM"), frames(Id3.of(new Mp3Tags("folk", "es"), 1)).keySet());
    }

    @Test
    void saysWhoMadeIt() {
        byte[] comment = frames(Id3.of(new Mp3Tags("folk", "de"), 1)).get("COMM");
        assertEquals("deu", new String(comment, 1, 3, StandardCharsets.US_ASCII));
        // an empty description, then its end
        assertArrayEquals(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, Arrays.copyOfRange(comment, 4, 8));
        assertEquals("Made by the built-in synthesiser", new String(comment, 10, comment.length - 10, StandardCharsets.UTF_16LE));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Map<String, byte[]> frames = frames(Id3.of(new Mp3Tags(null, "xx"), 1));
        assertFalse(frames.containsKey("TCON") || frames.containsKey("TLAN"));
    }

    @Test
    void writesSizesAboveOneByteInSevenBits() {
        byte[] tag = Id3.of(new Mp3Tags("folk".repeat(1000), "de"), 1);
        for (int i = 6; i < 10; i++) {
            assertTrue(tag[i] >= 0, "no bit 7 in the size");
        }
        assertEquals(4000, text(frames(tag).get("TCON")).length());
    }

    private static String text(byte[] body) {
        assertEquals(1, body[0], "UTF-16");
        assertTrue(body[1] == (byte) 0xFF && body[2] == (byte) 0xFE, "byte order mark");
        return new String(body, 3, body.length - 3, StandardCharsets.UTF_16LE);
    }

    private static Map<String, byte[]> frames(byte[] tag) {
        assertEquals("ID3", new String(tag, 0, 3, StandardCharsets.US_ASCII));
        assertEquals(3, tag[3]);
        int size = tag[6] << 21 | tag[7] << 14 | tag[8] << 7 | tag[9];
        assertEquals(tag.length - 10, size);
        Map<String, byte[]> frames = new LinkedHashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(tag, 10, size);
        while (rest.hasRemaining()) {
            byte[] id = new byte[4];
            rest.get(id);
            byte[] body = new byte[rest.getInt()];
            assertEquals(0, rest.getShort(), "no flags");
            rest.get(body);
            frames.put(new String(id, StandardCharsets.US_ASCII), body);
        }
        return frames;
    }
}
