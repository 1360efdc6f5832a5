package com.aiponge.storage.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How a camera was held, from the Exif part of a JPEG (Exif 2.32, section 4.6.4 A, tag 0x0112). It must be heeded before that part is thrown away.
 *
 * @param code 1 to 8; 1 is upright
 */
record Orientation(int code) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int EXIF = 0xE1;
    private static final int TAG = 0x0112;

    /** Upright when the file does not say, or says it wrongly. */
    static Orientation of(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            if (marker == 0xDA || length < 2 || at + 2 + length > jpeg.length) {
                return UPRIGHT;
            }
            if (marker == EXIF && length > 16 && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x' && jpeg[at + 6] == 'i' && jpeg[at + 7] == 'f') {
                return new Tiff(jpeg, at + 10, at + 2 + length).orientation();
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    BufferedImage upright(BufferedImage picture) {
        if (code == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean lies = code >= 5;
        BufferedImage turned = new BufferedImage(lies ? height : width, lies ? width : height, picture.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(picture, switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        }, null);
        graphics.dispose();
        return turned;
    }

    /** The directory of tags inside. */
    private record Tiff(byte[] bytes, int begin, int end) {
        Orientation orientation() {
            boolean little = has(begin, 2) && bytes[begin] == 'I';
            long directory = begin + number(begin + 4, 4, little);
            int entries = (int) number(directory, 2, little);
            for (int i = 0; i < entries && i < 200; i++) {
                long entry = directory + 2 + 12L * i;
                if (number(entry, 2, little) == TAG) {
                    int code = (int) number(entry + 8, 2, little);
                    return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
                }
            }
            return UPRIGHT;
        }

        private boolean has(long at, int count) {
            return at >= begin && at + count <= end;
        }

        /** Zero outside. */
        private long number(long at, int count, boolean little) {
            long value = 0;
            for (int i = 0; has(at, count) && i < count; i++) {
                value = value << 8 | bytes[(int) at + (little ? count - 1 - i : i)] & 0xFF;
            }
            return value;
        }
    }
}
