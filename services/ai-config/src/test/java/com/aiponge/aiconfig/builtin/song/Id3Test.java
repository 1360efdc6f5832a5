package com.aiponge.aiconfig.builtin.song;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reads the tag the way a player does, frame by frame. */
class Id3Test {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 9, 8, 7};

    @Test
    void namesEverythingAPlayerShows() {
        Map<String, byte[]> frames = frames(Id3.of(new Mp3Tags("Río 🌊", "Ana", "My Entries", "folk", "es-ES", null), 61_000));
        assertEquals("Río 🌊", text(frames.get("TIT2")));
        assertEquals("Ana", text(frames.get("TPE1")));
        assertEquals("My Entries", text(frames.get("TALB")));
        assertEquals("folk", text(frames.get("TCON")));
        assertEquals("spa", text(frames.get("TLAN")));
        assertEquals("61000", text(frames.get("TLEN")));
    }

    @Test
    void saysWhoMadeIt() {
        byte[] comment = frames(Id3.of(new Mp3Tags("x", "", null, null, "de", null), 1)).get("COMM");
        assertEquals("deu", new String(comment, 1, 3, StandardCharsets.US_ASCII));
        // an empty description, then its end
        assertArrayEquals(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, Arrays.copyOfRange(comment, 4, 8));
        assertEquals("Made by the built-in synthesiser", new String(comment, 10, comment.length - 10, StandardCharsets.UTF_16LE));
    }

    @Test
    void fallsBackToTheHouseForTheArtist() {
        assertEquals("Aiponge", text(frames(Id3.of(new Mp3Tags("x", " ", null, null, null, null), 1)).get("TPE1")));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Map<String, byte[]> frames = frames(Id3.of(new Mp3Tags(null, null, "", null, "xx", new byte[0]), 1));
        assertFalse(frames.containsKey("TIT2") || frames.containsKey("TALB") || frames.containsKey("TLAN") || frames.containsKey("APIC"));
    }

    @Test
    void carriesTheCoverWithItsType() {
        byte[] picture = frames(Id3.of(new Mp3Tags("x", null, null, null, null, PNG), 1)).get("APIC");
        String type = "image/png";
        assertEquals(type, new String(picture, 1, type.length(), StandardCharsets.US_ASCII));
        assertEquals(3, picture[type.length() + 2], "front cover");
        assertArrayEquals(PNG, Arrays.copyOfRange(picture, type.length() + 4, picture.length));
    }

    @Test
    void writesSizesAboveOneBytesSevenBits() {
        byte[] cover = new byte[300_000];
        cover[0] = (byte) 0xFF;
        cover[1] = (byte) 0xD8;
        byte[] tag = Id3.of(new Mp3Tags("x", null, null, null, null, cover), 1);
        for (int i = 6; i < 10; i++) {
            assertTrue(tag[i] >= 0, "no bit 7 in the size");
        }
        assertArrayEquals(cover, Arrays.copyOfRange(frames(tag).get("APIC"), 14, 14 + cover.length));
    }

    @Test
    void shortensEndlessTitles() {
        assertEquals(500, text(frames(Id3.of(new Mp3Tags("a".repeat(10_000), null, null, null, null, null), 1)).get("TIT2")).length());
    }

    @Test
    void doesNotLetATitleEndItself() {
        assertEquals("ab", text(frames(Id3.of(new Mp3Tags("a\0b", null, null, null, null, null), 1)).get("TIT2")));
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
