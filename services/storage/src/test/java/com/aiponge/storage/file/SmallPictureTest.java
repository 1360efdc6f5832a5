package com.aiponge.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.storage.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SmallPictureTest {
    private static BufferedImage small(byte[] picture, String type) throws IOException {
        byte[] small = SmallPicture.of(new ByteArrayInputStream(picture), type).orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(small));
        assertEquals(List.of(128, 128), List.of(image.getWidth(), image.getHeight()));
        return image;
    }

    @Test
    void everyShapeBecomesASquare() throws IOException {
        for (int[] size : List.of(new int[]{1, 1}, new int[]{128, 128}, new int[]{3, 900}, new int[]{900, 3}, new int[]{2_000, 1_500}, new int[]{127, 129})) {
            for (String format : List.of("png", "jpeg", "gif")) {
                small(Samples.image(format, size[0], size[1]), "image/" + format);
            }
        }
    }

    @Test
    void theMiddleIsShown() throws IOException {
        BufferedImage flag = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flag.createGraphics();
        for (Color color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
            graphics.setColor(color);
            graphics.fillRect(color == Color.RED ? 0 : color == Color.GREEN ? 300 : 600, 0, 300, 300);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(flag, "png", png);
        BufferedImage small = small(png.toByteArray(), "image/png");
        for (int x : List.of(8, 64, 119)) {
            Color color = new Color(small.getRGB(x, 64));
            assertTrue(color.getGreen() > 200 && color.getRed() < 60 && color.getBlue() < 60, x + " " + color);
        }
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), "png", png);
        Color color = new Color(small(png.toByteArray(), "image/png").getRGB(64, 64));
        assertTrue(color.getRed() > 250 && color.getGreen() > 250 && color.getBlue() > 250, color.toString());
    }

    @Test
    void aKindThatCannotBeOpenedHasNone() throws IOException {
        assertEquals(Optional.empty(), SmallPicture.of(new ByteArrayInputStream(Samples.webp("VP8L", 9, 9)), "image/webp"));
    }

    @Test
    void brokenPicturesFailAsSuch() {
        Random random = new Random(5);
        for (String format : List.of("png", "jpeg", "gif")) {
            byte[] picture = Samples.image(format, 60, 60);
            assertThrows(IOException.class, () -> SmallPicture.of(new ByteArrayInputStream(Arrays.copyOf(picture, 30)), "image/" + format));
            for (int round = 0; round < 100; round++) {
                byte[] changed = picture.clone();
                for (int i = 0; i < 8; i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                try {
                    SmallPicture.of(new ByteArrayInputStream(changed), "image/" + format);
                } catch (IOException broken) {
                    continue;
                }
            }
        }
    }
}
