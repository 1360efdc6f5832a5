package com.aiponge.storage.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens pictures no larger than they are needed, after a look at how many pixels there are. Text and profiles inside them are not read. */
final class Decoder {
    /** A picture of this size takes 160 MiB where somebody opens it whole. */
    private static final long MOST_PIXELS = 40_000_000;
    /** Its reader opens the whole picture before it leaves pixels out. */
    private static final long MOST_PIXELS_WEBP = 16_777_216;

    private Decoder() {
    }

    /**
     * The first picture of the file, as upright as it was taken. Pixels are left out while it is read as long as the side that counts keeps
     * twice {@code wanted} pixels, so that memory follows what is wanted. Empty when there is no reader for the type.
     *
     * @param side what of width and height counts
     * @throws TooManyPixels before anything is decoded; a frame may be larger than the head of the file says
     */
    static Optional<BufferedImage> read(byte[] picture, String contentType, LongBinaryOperator side, int wanted) throws BrokenPicture {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        if (contentType.equals("image/jpeg") && !JpegEnd.isReached(picture)) {
            throw new BrokenPicture(null);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > (contentType.equals("image/webp") ? MOST_PIXELS_WEBP : MOST_PIXELS)) {
                throw new TooManyPixels();
            }
            int step = (int) Math.max(1, side.applyAsLong(width, height) / (2L * wanted));
            ImageReadParam every = reader.getDefaultReadParam();
            every.setSourceSubsampling(step, step, 0, 0);
            BufferedImage read = reader.read(0, every);
            return Optional.of(contentType.equals("image/jpeg") ? Orientation.of(picture).upright(read) : read);
        } catch (TooManyPixels e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new BrokenPicture(e); // the platform's decoders report broken pictures by many runtime exceptions
        } finally {
            reader.dispose();
        }
    }
}
