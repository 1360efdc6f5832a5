package com.aiponge.storage.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.storage.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private final Pictures pictures = new Pictures();

    private static BufferedImage open(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static BufferedImage flag(int width, int height) {
        BufferedImage flag = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flag.createGraphics();
        List<Color> colors = List.of(Color.RED, Color.GREEN, Color.BLUE);
        for (int i = 0; i < 3; i++) {
            graphics.setColor(colors.get(i));
            graphics.fillRect(i * width / 3, 0, width / 3 + 1, height);
        }
        graphics.dispose();
        return flag;
    }

    private BufferedImage small(byte[] picture, String type) throws Exception {
        BufferedImage image = open(pictures.thumbnail(picture, type, 1).orElseThrow());
        assertEquals(List.of(128, 128), List.of(image.getWidth(), image.getHeight()));
        return image;
    }

    private Drawn redrawn(byte[] picture, String type) throws BrokenPicture {
        return pictures.redraw(picture, type, 1).orElseThrow();
    }

    private static void assertColor(Color wanted, int rgb) {
        Color color = new Color(rgb);
        int off = Math.abs(wanted.getRed() - color.getRed()) + Math.abs(wanted.getGreen() - color.getGreen()) + Math.abs(wanted.getBlue() - color.getBlue());
        assertTrue(off < 90, wanted + " " + color);
    }

    @Test
    void everyShapeBecomesASquare() throws Exception {
        for (int[] size : List.of(new int[]{1, 1}, new int[]{128, 128}, new int[]{3, 900}, new int[]{900, 3}, new int[]{2_000, 1_500}, new int[]{127, 129})) {
            for (String format : List.of("png", "jpeg", "gif")) {
                small(Samples.image(format, size[0], size[1]), "image/" + format);
            }
        }
    }

    @Test
    void theMiddleIsShown() throws Exception {
        BufferedImage small = small(png(flag(900, 300)), "image/png");
        for (int x : List.of(8, 64, 119)) {
            assertColor(Color.GREEN, small.getRGB(x, 64));
        }
    }

    @Test
    void whatIsTransparentBecomesWhiteInAThumbnail() throws Exception {
        assertColor(Color.WHITE, small(png(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB)), "image/png").getRGB(64, 64));
    }

    @Test
    void picturesAreNotLargerThan1024EitherWayAndKeepTheirShape() throws Exception {
        for (int[] size : List.of(new int[]{2_048, 1_024, 1_024, 512}, new int[]{300, 200, 300, 200}, new int[]{1_000, 4_000, 256, 1_024}, new int[]{5_000, 5_000, 1_024, 1_024},
                new int[]{1, 3_000, 1, 1_024})) {
            Drawn drawn = redrawn(Samples.image("jpeg", size[0], size[1]), "image/jpeg");
            BufferedImage open = open(drawn.bytes());
            assertEquals(List.of(size[2], size[3]), List.of(open.getWidth(), open.getHeight()));
            assertEquals(List.of(size[2], size[3]), List.of(drawn.width(), drawn.height()));
            assertEquals("image/jpeg", drawn.contentType());
            assertEquals(128, open(drawn.thumbnail()).getWidth());
        }
    }

    @Test
    void coloursStayWhereTheyWere() throws Exception {
        BufferedImage open = open(redrawn(png(flag(3_000, 1_500)), "image/png").bytes());
        assertColor(Color.RED, open.getRGB(100, 200));
        assertColor(Color.GREEN, open.getRGB(512, 200));
        assertColor(Color.BLUE, open.getRGB(900, 200));
    }

    @Test
    void onlyWhatShowsThroughStaysPng() throws Exception {
        BufferedImage clear = new BufferedImage(60, 60, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(30, 30, 0xFFFF0000);
        Drawn drawn = redrawn(png(clear), "image/png");
        assertEquals("image/png", drawn.contentType());
        assertEquals(0, open(drawn.bytes()).getRGB(1, 1) >>> 24);
        BufferedImage opaque = new BufferedImage(60, 60, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, 60, 60);
        graphics.dispose();
        Drawn solid = redrawn(png(opaque), "image/png");
        assertEquals("image/jpeg", solid.contentType());
        assertColor(Color.GREEN, open(solid.bytes()).getRGB(30, 30));
    }

    @Test
    void nothingThatACameraWroteIsLeft() throws Exception {
        byte[] picture = Samples.withExif(Samples.image("jpeg", 80, 40), 1, "GPS 52.52 13.405 Elderberry");
        assertTrue(new String(picture, StandardCharsets.ISO_8859_1).contains("Elderberry"));
        Drawn drawn = redrawn(picture, "image/jpeg");
        for (byte[] kept : List.of(drawn.bytes(), drawn.thumbnail())) {
            String text = new String(kept, StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("Elderberry") || text.contains("Exif"), "metadata was kept");
        }
    }

    @Test
    void picturesStandUprightHoweverTheCameraWasHeld() throws Exception {
        // The flag's red end, as each of the eight codes says it is to be seen (Exif 2.32, Orientation): x and y of the red corner in sixths.
        int[][] red = {{1, 3}, {5, 3}, {5, 3}, {1, 3}, {3, 1}, {3, 1}, {3, 5}, {3, 5}};
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(flag(600, 300), "jpeg", jpeg);
        for (int code = 1; code <= 8; code++) {
            BufferedImage open = open(redrawn(Samples.withExif(jpeg.toByteArray(), code, "x"), "image/jpeg").bytes());
            assertEquals(code < 5 ? List.of(600, 300) : List.of(300, 600), List.of(open.getWidth(), open.getHeight()));
            assertColor(Color.RED, open.getRGB(red[code - 1][0] * open.getWidth() / 6, red[code - 1][1] * open.getHeight() / 6));
        }
        for (int odd : List.of(0, 9, 255)) {
            assertEquals(600, redrawn(Samples.withExif(jpeg.toByteArray(), odd, "x"), "image/jpeg").width());
        }
    }

    @Test
    void webpIsRead() throws Exception {
        for (String tiny : List.of("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")) {
            Drawn drawn = redrawn(Base64.getDecoder().decode(tiny), "image/webp");
            assertEquals(List.of(1, 1), List.of(drawn.width(), drawn.height()));
        }
    }

    @Test
    void aKindThatCannotBeOpenedHasNothing() throws Exception {
        assertEquals(Optional.empty(), pictures.thumbnail(Samples.image("png", 9, 9), "image/unheard-of", 1));
    }

    @Test
    void aFrameLargerThanTheFileSaysIsNotOpened() {
        byte[] gif = Samples.image("gif", 9, 9);
        int frame = new String(gif, StandardCharsets.ISO_8859_1).indexOf("\u002C\0\0\0\0\u0009\0");
        assertTrue(frame > 0);
        for (int i = 5; i < 9; i++) {
            gif[frame + i] = (byte) 0xFF;
        }
        assertThrows(TooManyPixels.class, () -> redrawn(gif, "image/gif"));
        assertThrows(TooManyPixels.class, () -> redrawn(Samples.webp("VP8L", 16_000, 16_000), "image/webp"));
    }

    @Test
    void cutOffPicturesAreBroken() {
        for (String format : List.of("png", "jpeg", "gif")) {
            byte[] picture = Samples.image(format, 600, 400);
            for (int part : List.of(3, 2)) {
                byte[] cut = Arrays.copyOf(picture, picture.length - picture.length / part);
                assertThrows(BrokenPicture.class, () -> redrawn(cut, "image/" + format), format + " without its last " + 100 / part + " percent");
            }
        }
    }

    @Test
    void brokenPicturesFailAsSuch() {
        Random random = new Random(5);
        for (String format : List.of("png", "jpeg", "gif")) {
            byte[] picture = Samples.image(format, 60, 60);
            for (int round = 0; round < 100; round++) {
                byte[] changed = picture.clone();
                for (int i = 0; i < 8; i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                try {
                    redrawn(changed, "image/" + format);
                } catch (BrokenPicture | TooManyPixels broken) {
                    continue;
                }
            }
        }
    }
}
