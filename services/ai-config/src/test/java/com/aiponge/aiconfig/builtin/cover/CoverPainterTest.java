package com.aiponge.aiconfig.builtin.cover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class CoverPainterTest {
    private static final List<String> MOODS = List.of("calm", "anxious", "sad", "tired", "joyful", "hopeful", "romantic", "dark", "dreamy", "energetic");
    private final CoverPainter painter = new CoverPainter();

    @Test
    void paintsABaselineJpegOfTheSizeAskedFor() throws IOException {
        byte[] cover = painter.paintJpeg(order("calm", "", "s", 1024));
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(cover))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            assertEquals("JPEG", reader.getFormatName());
        }
        BufferedImage image = read(cover);
        assertEquals(1024, image.getWidth());
        assertEquals(1024, image.getHeight());
        assertTrue(hasMarker(cover, 0xC0), "baseline start of frame");
        assertFalse(hasMarker(cover, 0xC2), "not progressive");
    }

    @Test
    void paintsAPngToo() {
        byte[] cover = painter.paintPng(order("calm", "", "s", 256));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(cover, 4));
        assertEquals(256, read(cover).getWidth());
    }

    @Test
    void paintsTheSameBytesForTheSameOrder() {
        for (Composition composition : Composition.values()) {
            CoverOrder order = order("sad", composition.name(), "seed", 256);
            assertArrayEquals(painter.paintJpeg(order), new CoverPainter().paintJpeg(order), composition.name());
        }
    }

    @Test
    void paintsOtherPicturesForOtherSeeds() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.add(Arrays.hashCode(painter.paintJpeg(order("calm", "", "seed" + i, 128))));
        }
        assertEquals(20, seen.size());
    }

    @Test
    void staysUnderFourHundredKilobytesInEveryCompositionAndMood() {
        for (Composition composition : Composition.values()) {
            for (String mood : MOODS) {
                byte[] cover = painter.paintJpeg(order(mood, composition.name(), "s", 1024));
                assertTrue(cover.length > 30_000 && cover.length <= 400 * 1024, () -> composition + "/" + mood + ": " + cover.length);
            }
        }
    }

    @Test
    void fitsThePictureInWhenItHasTooMuchDetail() {
        BufferedImage noise = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(1);
        for (int y = 0; y < 1024; y++) {
            for (int x = 0; x < 1024; x++) {
                noise.setRGB(x, y, 0x010101 * (96 + random.nextInt(64)));
            }
        }
        assertTrue(Encoding.jpeg(noise).length <= Encoding.MOST_BYTES);
    }

    @Test
    void looksBrighterWhenTheMoodIs() {
        for (Composition composition : Composition.values()) {
            double dark = meanBrightness("dark", composition.name());
            double joyful = meanBrightness("joyful", composition.name());
            assertTrue(joyful > dark + 15, () -> composition + ": dark " + dark + ", joyful " + joyful);
        }
        assertTrue(meanBrightness("calm", "hills") > meanBrightness("sad", "hills") + 25);
    }

    @Test
    void hasOtherColoursForOtherMoods() {
        Set<String> means = new HashSet<>();
        MOODS.forEach(mood -> means.add(Arrays.toString(meanColour(read(painter.paintPng(order(mood, "hills", "s", 64)))))));
        assertEquals(MOODS.size(), means.size());
    }

    @Test
    void isAPictureAndNotAPlainSurface() {
        for (Composition composition : Composition.values()) {
            BufferedImage image = read(painter.paintPng(order("hopeful", composition.name(), "s", 128)));
            Set<Integer> colours = new HashSet<>();
            for (int i = 0; i < 128 * 128; i++) {
                colours.add(image.getRGB(i % 128, i / 128) & 0xF0F0F0);
            }
            assertTrue(colours.size() > 20, () -> composition + ": " + colours.size());
        }
    }

    @Test
    void showsTheSamePictureSmall() {
        int[] large = meanColour(read(painter.paintPng(order("calm", "lake", "s", 1024))));
        int[] small = meanColour(read(painter.paintPng(order("calm", "lake", "s", 128))));
        for (int i = 0; i < 3; i++) {
            assertEquals(large[i], small[i], 4);
        }
    }

    @Test
    void drawsEveryCompositionSometime() {
        Set<Composition> drawn = new HashSet<>();
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 400; i++) {
            drawn.add(Composition.of("pop", "", random));
        }
        assertEquals(Set.of(Composition.values()), drawn);
    }

    @Test
    void takesAnyOrder() {
        for (String odd : Arrays.asList(null, "", "no such thing", "😀", "\u0000", "a".repeat(10_000))) {
            assertEquals(64, read(painter.paintJpeg(new CoverOrder(odd, odd, odd, odd, -5))).getWidth());
        }
    }

    @Test
    void isQuickOnceWarm() {
        for (int i = 0; i < 3; i++) {
            painter.paintJpeg(order("calm", "flow", "warm" + i, 1024));
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            painter.paintJpeg(order("calm", "flow", "timed" + i, 1024));
            best = Math.min(best, System.nanoTime() - start);
        }
        long millis = best / 1_000_000;
        assertTrue(millis <= 400, () -> millis + " ms");
    }

    private static CoverOrder order(String mood, String style, String seed, int size) {
        return new CoverOrder(mood, "pop", style, seed, size);
    }

    private double meanBrightness(String mood, String style) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int[] mean = meanColour(read(painter.paintPng(order(mood, style, "s" + i, 96))));
            sum += 0.299 * mean[0] + 0.587 * mean[1] + 0.114 * mean[2];
        }
        return sum / 4;
    }

    private static int[] meanColour(BufferedImage image) {
        long[] sum = new long[3];
        int pixels = image.getWidth() * image.getHeight();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                sum[0] += rgb >> 16 & 255;
                sum[1] += rgb >> 8 & 255;
                sum[2] += rgb & 255;
            }
        }
        return new int[] {(int) (sum[0] / pixels), (int) (sum[1] / pixels), (int) (sum[2] / pixels)};
    }

    /** Walks the segments up to the start of the scan. */
    private static boolean hasMarker(byte[] jpeg, int marker) {
        int at = 2;
        while (at + 3 < jpeg.length && (jpeg[at + 1] & 255) != 0xDA) {
            if ((jpeg[at + 1] & 255) == marker) {
                return true;
            }
            at += 2 + ((jpeg[at + 2] & 255) << 8 | jpeg[at + 3] & 255);
        }
        return false;
    }

    private static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
