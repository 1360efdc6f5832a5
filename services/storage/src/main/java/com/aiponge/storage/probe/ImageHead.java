package com.aiponge.storage.probe;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Pictures whose size stands at a fixed place in their first bytes. */
final class ImageHead extends Walk {
    private final Function<byte[], Facts> read;
    private Facts found;

    private ImageHead(int bytes, Function<byte[], Facts> read) {
        super(bytes);
        this.read = read;
    }

    static ImageHead png() {
        return new ImageHead(24, bytes -> Facts.picture(big(bytes, 16, 4), big(bytes, 20, 4)));
    }

    static ImageHead gif() {
        return new ImageHead(10, bytes -> Facts.picture(little(bytes, 6, 2), little(bytes, 8, 2)));
    }

    /** RFC 9649: the first chunk is lossy, lossless or extended. */
    static ImageHead webp() {
        return new ImageHead(30, bytes -> switch (new String(bytes, 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8 " -> Facts.picture(little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
            case "VP8L" -> Facts.picture((little(bytes, 21, 4) & 0x3FFF) + 1, (little(bytes, 21, 4) >> 14 & 0x3FFF) + 1);
            case "VP8X" -> Facts.picture(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
            default -> throw new BrokenMedia();
        });
    }

    @Override
    void step(byte[] bytes) {
        found = read.apply(bytes);
        stop();
    }

    @Override
    Facts facts() {
        if (found == null || found.width() <= 0 || found.height() <= 0) {
            throw new BrokenMedia();
        }
        return found;
    }
}
