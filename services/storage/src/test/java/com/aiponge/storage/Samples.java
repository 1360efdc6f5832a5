package com.aiponge.storage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files of every kind, made here byte by byte. */
public final class Samples {
    /** MPEG 1 layer III, 128 kbit/s, 44.1 kHz, stereo, no padding: 417 bytes, 1152 samples. */
    private static final int[] FRAME = {0xFF, 0xFB, 0x90, 0x00};
    private static final int FRAME_LENGTH = 417;

    private Samples() {
    }

    /** Silence; 38.28 frames are a second. */
    public static byte[] mp3(int frames) {
        ByteBuffer bytes = ByteBuffer.allocate(frames * FRAME_LENGTH);
        for (int i = 0; i < frames; i++) {
            for (int one : FRAME) {
                bytes.put((byte) one);
            }
            bytes.position((i + 1) * FRAME_LENGTH);
        }
        return bytes.array();
    }

    /** As {@link #mp3}, with a frame of the encoder's own in front, which claims another number of frames. */
    public static byte[] mp3WithInformation(int frames, String mark, int claimed) {
        byte[] bytes = mp3(frames + 1);
        ByteBuffer.wrap(bytes).position(4 + 32).put(ascii(mark)).putInt(1).putInt(claimed);
        return bytes;
    }

    public static byte[] withId3(byte[] mp3, int tagLength) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + tagLength + mp3.length).put(ascii("ID3")).put((byte) 4).put((byte) 0).put((byte) 0);
        for (int shift = 21; shift >= 0; shift -= 7) {
            bytes.put((byte) (tagLength >> shift & 0x7F));
        }
        return bytes.position(10 + tagLength).put(mp3).array();
    }

    public static byte[] image(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG with what a camera writes: how it was held, and some text. */
    public static byte[] withExif(byte[] jpeg, int orientation, String text) {
        byte[] words = ascii(text);
        ByteBuffer tiff = little(26 + words.length).put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0).put(words);
        byte[] exif = join(ascii("Exif"), new byte[2], tiff.array());
        int length = exif.length + 2;
        return join(Arrays.copyOf(jpeg, 2), new byte[]{(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length}, exif, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] webp(String chunk, int width, int height) {
        ByteBuffer bytes = little(64).put(ascii("RIFF")).putInt(56).put(ascii("WEBP")).put(ascii(chunk)).putInt(40);
        switch (chunk) {
            case "VP8 " -> bytes.position(26).putShort((short) width).putShort((short) height);
            case "VP8L" -> bytes.put((byte) 0x2F).putInt(width - 1 | height - 1 << 14);
            default -> {
                int w = width - 1;
                int h = height - 1;
                bytes.position(24).put((byte) w).put((byte) (w >> 8)).put((byte) (w >> 16)).put((byte) h).put((byte) (h >> 8)).put((byte) (h >> 16));
            }
        }
        return bytes.array();
    }

    /** Mono, 16 bit, 8 kHz. {@code claimed} is the length in the header; writers that stream put a placeholder there. */
    public static byte[] wav(int seconds, int claimed) {
        int length = seconds * 16_000;
        return little(12 + 8 + 4 + 24 + 8 + length).put(ascii("RIFF")).putInt(length + 44).put(ascii("WAVE"))
                .put(ascii("LIST")).putInt(3).put(new byte[4])
                .put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000).putShort((short) 2).putShort((short) 16)
                .put(ascii("data")).putInt(claimed).array();
    }

    public static byte[] vorbis(int seconds) {
        ByteBuffer head = little(30).put((byte) 1).put(ascii("vorbis")).putInt(0).put((byte) 2).putInt(44_100);
        return join(page(0, head.array()), page(0, new byte[200]), page(44_100L * seconds, new byte[255]));
    }

    public static byte[] opus(int seconds, int lead) {
        ByteBuffer head = little(19).put(ascii("OpusHead")).put((byte) 1).put((byte) 2).putShort((short) lead).putInt(16_000);
        return join(page(0, head.array()), page(48_000L * seconds + lead, new byte[100]));
    }

    /** The movie header behind the sound, as recorders leave it. */
    public static byte[] m4a(String brand, int seconds, boolean wide) {
        ByteBuffer header = ByteBuffer.allocate(112);
        if (wide) {
            header.put((byte) 1).position(20).putInt(1_000).putLong(seconds * 1_000L);
        } else {
            header.position(12).putInt(1_000).putInt(seconds * 1_000);
        }
        byte[] type = join(ascii(brand), new byte[4], ascii("isom"), ascii("mp42"));
        return join(box("ftyp", type), box("free", new byte[3]), largeBox("mdat", new byte[500]), box("moov", box("mvhd", header.array())));
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length).put(ascii(type)).put(content).array();
    }

    private static byte[] largeBox(String type, byte[] content) {
        return ByteBuffer.allocate(16 + content.length).putInt(1).put(ascii(type)).putLong(16 + content.length).put(content).array();
    }

    private static byte[] page(long granule, byte[] payload) {
        return little(28 + payload.length).put(ascii("OggS")).put((byte) 0).put((byte) 0).putLong(granule).putInt(7).putInt(0).putInt(0).put((byte) 1)
                .put((byte) payload.length).put(payload).array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
