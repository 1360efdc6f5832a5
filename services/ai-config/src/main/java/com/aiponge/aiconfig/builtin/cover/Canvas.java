package com.aiponge.aiconfig.builtin.cover;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** A square to paint on. All measures are parts of its edge, from 0 to 1, with 0 at the top left. */
final class Canvas implements AutoCloseable {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final int size;
    private final Random random;

    Canvas(int size, Random random) {
        this.size = size;
        this.random = random;
        this.image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size, size);
    }

    int size() {
        return size;
    }

    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    BufferedImage image() {
        return image;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int count(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    Noise noise() {
        return new Noise(random.nextLong());
    }

    /** From one colour at the top to another at the given height, in steps the eye does not see. */
    void sky(Color top, Color bottom, double horizon) {
        int[] pixels = pixels();
        for (int y = 0; y < size; y++) {
            double t = Math.min(1, y / (size * horizon));
            int rgb = Colours.mix(top, bottom, t * t * (3 - 2 * t)).getRGB();
            java.util.Arrays.fill(pixels, y * size, (y + 1) * size, rgb);
        }
    }

    void fill(Shape shape, Color colour) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }

    /** Vertical gradient between two heights. */
    void fill(Shape shape, Color upper, double from, Color lower, double to) {
        graphics.setPaint(new LinearGradientPaint(new Point2D.Double(0, from), new Point2D.Double(0, Math.max(to, from + 0.001)),
                new float[] {0, 1}, new Color[] {upper, lower}));
        graphics.fill(shape);
    }

    void line(Shape shape, Color colour, double width) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void disc(double x, double y, double radius, Color colour) {
        fill(circle(x, y, radius), colour);
    }

    /** Light that fades outwards. */
    void glow(double x, double y, double radius, Color colour, double strength) {
        graphics.setPaint(new RadialGradientPaint(new Point2D.Double(x, y), (float) radius, new float[] {0, 0.25f, 0.6f, 1},
                new Color[] {Colours.fade(colour, strength), Colours.fade(colour, strength * 0.55), Colours.fade(colour, strength * 0.14),
                    Colours.fade(colour, 0)}));
        graphics.fill(circle(x, y, radius));
    }

    static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** An almond from root to tip. */
    static Path2D leaf(double x, double y, double angle, double length, double width) {
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        double tipX = x + dx * length;
        double tipY = y + dy * length;
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.curveTo(x + dx * length * 0.25 - dy * width, y + dy * length * 0.25 + dx * width,
                x + dx * length * 0.7 - dy * width * 0.8, y + dy * length * 0.7 + dx * width * 0.8, tipX, tipY);
        path.curveTo(x + dx * length * 0.7 + dy * width * 0.8, y + dy * length * 0.7 - dx * width * 0.8,
                x + dx * length * 0.25 + dy * width, y + dy * length * 0.25 - dx * width, x, y);
        path.closePath();
        return path;
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
