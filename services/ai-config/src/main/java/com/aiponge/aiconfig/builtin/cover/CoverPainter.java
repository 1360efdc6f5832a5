package com.aiponge.aiconfig.builtin.cover;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** Draws covers without any model. The same order always gives the same bytes; no text is drawn, so no fonts are needed. */
public final class CoverPainter {

    /** Baseline JPEG of at most 400 KiB (at 1024 pixels). */
    public byte[] paintJpeg(CoverOrder order) {
        try (Canvas canvas = paint(order)) {
            return Encoding.jpeg(canvas.image());
        }
    }

    public byte[] paintPng(CoverOrder order) {
        try (Canvas canvas = paint(order)) {
            return Encoding.png(canvas.image());
        }
    }

    private static Canvas paint(CoverOrder order) {
        Random random = new Random(seed(order));
        Palette palette = Palettes.of(order.mood(), random);
        Scene scene = Composition.of(order.genre(), order.style(), random).scene();
        Canvas canvas = new Canvas(order.size(), random);
        scene.paint(canvas, palette);
        Finish.apply(canvas, random.nextLong());
        return canvas;
    }

    /** Not of the size: a thumbnail shows the same picture. */
    private static long seed(CoverOrder order) {
        try {
            String all = String.join("\u0000", order.mood(), order.genre(), order.style(), order.seed());
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
