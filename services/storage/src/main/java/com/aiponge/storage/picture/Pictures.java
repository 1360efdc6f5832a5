package com.aiponge.storage.picture;

import com.aiponge.runtime.http.Problem;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Opens pictures, a bounded amount of memory at a time. Thread-safe. */
public final class Pictures {
    /** The longest side of a picture that is kept (contract 9). */
    private static final int LONGEST = 1_024;
    /** MiB for all pictures that are open. */
    private static final int MEMORY = 128;
    private static final int BYTES_PER_PIXEL = 4;
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore memory = new Semaphore(MEMORY, true);

    /**
     * The picture drawn anew, with its thumbnail. Empty for a type that no reader can open.
     *
     * @param pixels how many there are
     * @throws TooManyPixels of a frame that is larger than the file said
     */
    public Optional<Drawn> redraw(byte[] picture, String contentType, long pixels) throws BrokenPicture {
        int share = take(picture.length, pixels);
        try {
            Optional<BufferedImage> open = Decoder.read(picture, contentType, Math::max, LONGEST);
            return open.map(Pictures::drawn);
        } finally {
            memory.release(share);
        }
    }

    /** A thumbnail alone. Empty for a type that no reader can open. */
    public Optional<byte[]> thumbnail(byte[] picture, String contentType, long pixels) throws BrokenPicture {
        int share = take(picture.length, pixels);
        try {
            return Decoder.read(picture, contentType, Math::min, Painter.THUMBNAIL).map(Painter::thumbnail);
        } finally {
            memory.release(share);
        }
    }

    private static Drawn drawn(BufferedImage open) {
        BufferedImage kept = Painter.within(open, LONGEST);
        boolean alpha = kept.getColorModel().hasAlpha();
        return new Drawn(alpha ? Painter.png(kept) : Painter.jpeg(kept), alpha ? "image/png" : "image/jpeg", kept.getWidth(), kept.getHeight(),
                Painter.thumbnail(kept));
    }

    private int take(long bytes, long pixels) {
        int share = (int) Math.min(MEMORY, 1 + (bytes + pixels * BYTES_PER_PIXEL >> 20));
        try {
            if (memory.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return share;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Unavailable("Too many pictures are being worked on just now");
    }
}
