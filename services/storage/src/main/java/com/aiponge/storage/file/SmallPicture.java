package com.aiponge.storage.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The middle of a picture, 128 pixels wide and high, as JPEG. */
final class SmallPicture {
    private static final int SIDE = 128;

    private SmallPicture() {
    }

    /** Empty when there is no reader for the type. @throws IOException when the picture is broken */
    static Optional<byte[]> of(InputStream picture, String contentType) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(picture)) {
            reader.setInput(input, true, true);
            return Optional.of(jpeg(middle(read(reader))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("a broken picture", e); // how the platform's decoders report some broken pictures
        } finally {
            reader.dispose();
        }
    }

    /** Leaves out pixels of large pictures while it reads, so that memory follows the thumbnail rather than the picture. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    private static BufferedImage middle(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, SIDE, SIDE, left, top, left + side, top + side, Color.WHITE, null);
        graphics.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
