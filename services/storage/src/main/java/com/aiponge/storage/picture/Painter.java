package com.aiponge.storage.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures smaller, and writes them. */
final class Painter {
    static final int THUMBNAIL = 128;
    private static final float QUALITY = 0.88f;

    private Painter() {
    }

    /** The whole picture, no side longer than that; a smaller one keeps its size. Opaque unless something shows through. */
    static BufferedImage within(BufferedImage picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean alpha = picture.getColorModel().hasAlpha();
        BufferedImage drawn = draw(picture, 0, 0, picture.getWidth(), picture.getHeight(), width, height, alpha);
        return alpha && !showsThrough(drawn) ? draw(drawn, 0, 0, width, height, width, height, false) : drawn;
    }

    /** The middle of a picture, as a small square on white. */
    static byte[] thumbnail(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        return jpeg(draw(picture, left, top, side, side, THUMBNAIL, THUMBNAIL, false));
    }

    static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Halves it until one step is left: a scaler looks at the nearest pixels only, and would leave the others out. */
    private static BufferedImage draw(BufferedImage picture, int left, int top, int width, int height, int toWidth, int toHeight, boolean alpha) {
        BufferedImage from = picture;
        int x = left;
        int y = top;
        int w = width;
        int h = height;
        while (w >= 2 * toWidth && h >= 2 * toHeight) {
            from = step(from, x, y, w, h, w / 2, h / 2, alpha);
            x = 0;
            y = 0;
            w /= 2;
            h /= 2;
        }
        return step(from, x, y, w, h, toWidth, toHeight, alpha);
    }

    private static BufferedImage step(BufferedImage from, int x, int y, int w, int h, int toWidth, int toHeight, boolean alpha) {
        BufferedImage to = new BufferedImage(toWidth, toHeight, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, toWidth, toHeight, x, y, x + w, y + h, alpha ? null : Color.WHITE, null);
        graphics.dispose();
        return to;
    }

    private static boolean showsThrough(BufferedImage picture) {
        int[] line = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, line.length, 1, line, 0, line.length);
            for (int pixel : line) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }
}
