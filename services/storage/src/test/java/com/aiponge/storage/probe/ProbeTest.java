package com.aiponge.storage.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.storage.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final ProbedStream.Limits NONE = new ProbedStream.Limits() {
        @Override
        public void check(MediaType type, long size) {
        }

        @Override
        public void check(Facts facts) {
        }
    };

    private record Seen(MediaType type, Facts facts) {
    }

    private static Seen probe(byte[] file) {
        return probe(new ByteArrayInputStream(file), file);
    }

    private static Seen probe(InputStream in, byte[] file) {
        try {
            ProbedStream probed = ProbedStream.of(in, NONE);
            assertArrayEquals(file, probed.readAllBytes(), "the bytes pass unchanged");
            return new Seen(probed.type(), probed.facts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen sound(MediaType type, int seconds) {
        return new Seen(type, new Facts(seconds, null, null));
    }

    private static Seen picture(MediaType type, int width, int height) {
        return new Seen(type, new Facts(null, width, height));
    }

    @Test
    void picturesSayTheirSize() {
        assertEquals(picture(MediaType.PNG, 640, 480), probe(Samples.image("png", 640, 480)));
        assertEquals(picture(MediaType.JPEG, 640, 480), probe(Samples.image("jpeg", 640, 480)));
        assertEquals(picture(MediaType.GIF, 320, 7), probe(Samples.image("gif", 320, 7)));
        assertEquals(picture(MediaType.WEBP, 800, 600), probe(Samples.webp("VP8 ", 800, 600)));
        assertEquals(picture(MediaType.WEBP, 801, 601), probe(Samples.webp("VP8L", 801, 601)));
        assertEquals(picture(MediaType.WEBP, 70_000, 3), probe(Samples.webp("VP8X", 70_000, 3)));
    }

    @Test
    void theSizeOfAJpegIsFoundBehindLargeSegments() {
        byte[] jpeg = Samples.image("jpeg", 64, 48);
        byte[] large = new byte[65_535 + 2];
        large[0] = (byte) 0xFF;
        large[1] = (byte) 0xE1;
        large[2] = (byte) 0xFF;
        large[3] = (byte) 0xFF;
        byte[] fill = {(byte) 0xFF};
        byte[] file = Samples.join(Arrays.copyOf(jpeg, 2), large, large, fill, Arrays.copyOfRange(jpeg, 2, jpeg.length));
        assertEquals(picture(MediaType.JPEG, 64, 48), probe(file));
    }

    @Test
    void anMp3IsAsLongAsItsFrames() {
        assertEquals(sound(MediaType.MP3, 10), probe(Samples.mp3(383)));
        assertEquals(sound(MediaType.MP3, 60), probe(Samples.withId3(Samples.mp3(2_297), 70_000)));
    }

    @Test
    void anEncodersInformationIsNeitherCountedNorBelieved() {
        for (String mark : List.of("Xing", "Info")) {
            assertEquals(sound(MediaType.MP3, 1), probe(Samples.mp3WithInformation(38, mark, 999_999)));
        }
    }

    @Test
    void tagsBehindTheFramesAndGarbageBetweenThemDoNoHarm() {
        byte[] tag = Arrays.copyOf("TAG".getBytes(StandardCharsets.US_ASCII), 128);
        byte[] garbage = new byte[501];
        assertEquals(sound(MediaType.MP3, 20), probe(Samples.join(Samples.mp3(383), garbage, Samples.mp3(383), tag)));
    }

    @Test
    void anMp3CutInItsLastFrameIsStillOne() {
        byte[] song = Samples.mp3(100);
        assertEquals(MediaType.MP3, probe(Arrays.copyOf(song, song.length - 300)).type());
    }

    @Test
    void whatMerelyBeginsLikeAnMp3IsNone() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        byte[] frame = Arrays.copyOf(Samples.mp3(1), 4);
        assertThrows(BrokenMedia.class, () -> probe(Samples.join(frame, noise)));
        assertThrows(BrokenMedia.class, () -> probe(Samples.withId3("no sound".getBytes(StandardCharsets.US_ASCII), 10)));
        assertThrows(BrokenMedia.class, () -> probe(Samples.withId3(new byte[0], 200_000_000 >> 10)));
    }

    @Test
    void otherSoundSaysItsLength() {
        assertEquals(sound(MediaType.WAV, 3), probe(Samples.wav(3, 3 * 16_000)));
        assertEquals(sound(MediaType.WAV, 3), probe(Samples.wav(3, -1)), "a writer that streamed left the length open");
        assertEquals(sound(MediaType.OGG, 7), probe(Samples.vorbis(7)));
        assertEquals(sound(MediaType.OGG, 9), probe(Samples.opus(9, 3_840)));
        assertEquals(sound(MediaType.M4A, 200), probe(Samples.m4a("M4A ", 200, false)));
        assertEquals(sound(MediaType.M4A, 200), probe(Samples.m4a("M4A ", 200, true)));
    }

    @Test
    void aMomentOfSoundIsASecond() {
        assertEquals(sound(MediaType.MP3, 1), probe(Samples.mp3(3)));
    }

    @Test
    void theSameIsSeenHoweverTheBytesArrive() {
        Map<byte[], Seen> files = Map.of(
                Samples.withId3(Samples.mp3WithInformation(383, "Xing", 1), 300), sound(MediaType.MP3, 10),
                Samples.image("jpeg", 99, 98), picture(MediaType.JPEG, 99, 98),
                Samples.opus(9, 312), sound(MediaType.OGG, 9),
                Samples.m4a("M4A ", 33, true), sound(MediaType.M4A, 33),
                Samples.wav(2, 32_000), sound(MediaType.WAV, 2));
        files.forEach((file, seen) -> {
            for (int step : List.of(1, 2, 3, 7, 1_000)) {
                assertEquals(seen, probe(new InSteps(file, step), file), seen.type() + " in steps of " + step);
            }
        });
    }

    @Test
    void cutFilesAreBroken() {
        for (byte[] file : List.of(Samples.image("png", 9, 9), Samples.image("gif", 9, 9), Samples.webp("VP8 ", 9, 9))) {
            assertThrows(BrokenMedia.class, () -> probe(Arrays.copyOf(file, 9)));
        }
        assertThrows(BrokenMedia.class, () -> probe(Arrays.copyOf(Samples.image("jpeg", 9, 9), 100)));
        assertThrows(BrokenMedia.class, () -> probe(Arrays.copyOf(Samples.wav(1, 16_000), 40)));
        assertThrows(BrokenMedia.class, () -> probe(Arrays.copyOf(Samples.m4a("M4A ", 3, false), 100)));
        assertThrows(BrokenMedia.class, () -> probe(Arrays.copyOf(Samples.vorbis(3), 29)));
    }

    @Test
    void bytesThatLieAboutTheirLengthsEndSomewhere() {
        Random random = new Random(11);
        for (byte[] file : List.of(Samples.image("png", 9, 9), Samples.image("jpeg", 9, 9), Samples.image("gif", 9, 9), Samples.webp("VP8L", 9, 9),
                Samples.mp3(9), Samples.wav(1, 99), Samples.vorbis(1), Samples.opus(1, 0), Samples.m4a("M4A ", 1, true))) {
            for (int round = 0; round < 300; round++) {
                byte[] changed = file.clone();
                for (int i = 0; i < 6; i++) {
                    changed[random.nextInt(Math.min(changed.length, 150))] = (byte) random.nextInt(256);
                }
                try {
                    probe(changed);
                } catch (BrokenMedia expected) {
                    continue;
                }
            }
        }
    }

    @Test
    void whatIsNoMediaHasNoType() {
        for (String text : List.of("", "a", "<html>", "<svg/>", "%PDF", "PK\u0003\u0004", "MZ", "\u007fELF", "GIF8", "RIFF____AVI ", "#!/bin/sh", "BM", "OggX")) {
            assertThrows(BrokenMedia.class, () -> probe(text.getBytes(StandardCharsets.ISO_8859_1)), text);
        }
        assertThrows(BrokenMedia.class, () -> probe(Samples.m4a("avif", 3, false)));
        assertThrows(BrokenMedia.class, () -> probe(Samples.m4a("qt  ", 3, false)));
    }

    @Test
    void limitsAreAskedOnTheWayAndAtTheEnd() throws IOException {
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        ProbedStream.Limits limits = new ProbedStream.Limits() {
            @Override
            public void check(MediaType type, long size) {
                if (size > 1_000) {
                    throw new IllegalStateException("too large");
                }
            }

            @Override
            public void check(Facts facts) {
                asked.write(facts.width());
            }
        };
        byte[] small = Samples.image("gif", 5, 5);
        ProbedStream.of(new ByteArrayInputStream(small), limits).readAllBytes();
        assertArrayEquals(new byte[]{5}, asked.toByteArray());
        ProbedStream large = ProbedStream.of(new ByteArrayInputStream(Samples.mp3(9)), limits);
        assertThrows(IllegalStateException.class, large::readAllBytes);
    }

    @Test
    void framesHaveTheLengthsOfTheStandard() {
        assertEquals(new Mp3Frame(417, 1152, 44_100, 32), frame(0xFF, 0xFB, 0x90, 0x00));
        assertEquals(new Mp3Frame(418, 1152, 44_100, 32), frame(0xFF, 0xFB, 0x92, 0x00));
        assertEquals(new Mp3Frame(1044, 1152, 44_100, 17), frame(0xFF, 0xFB, 0xE0, 0xC0));
        assertEquals(new Mp3Frame(208, 576, 22_050, 17), frame(0xFF, 0xF3, 0x80, 0x00));
        assertEquals(new Mp3Frame(144, 576, 8_000, 9), frame(0xFF, 0xE3, 0x28, 0xC0));
        for (int[] none : List.of(new int[]{0xFF, 0xFB, 0xF0, 0}, new int[]{0xFF, 0xFB, 0x00, 0}, new int[]{0xFF, 0xFB, 0x9C, 0}, new int[]{0xFF, 0xFD, 0x90, 0},
                new int[]{0xFF, 0xEB, 0x90, 0}, new int[]{0xFE, 0xFB, 0x90, 0})) {
            assertEquals(null, frame(none));
        }
    }

    private static Mp3Frame frame(int... header) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) header[i];
        }
        return Mp3Frame.of(bytes);
    }

    /** A network that brings a few bytes at a time. */
    private static final class InSteps extends ByteArrayInputStream {
        private final int step;

        InSteps(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, step));
        }
    }
}
