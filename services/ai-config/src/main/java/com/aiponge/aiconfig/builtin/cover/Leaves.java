package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Stems with leaves before a pale disc. */
final class Leaves implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        canvas.sky(Colours.mix(palette.bottom(), palette.light(), 0.4), Colours.mix(palette.bottom(), palette.top(), 0.35), 1);
        double x = canvas.between(0.4, 0.6);
        canvas.disc(x, canvas.between(0.4, 0.5), canvas.between(0.25, 0.31), Colours.mix(palette.accent(), palette.light(), 0.25));
        int stems = canvas.count(5, 7);
        for (int i = 0; i < stems; i++) {
            double depth = (i + 1.0) / stems;
            double root = 0.5 + canvas.between(-0.3, 0.3);
            stem(canvas, palette, root, canvas.between(0.55, 0.85) * (1.08 - 0.3 * depth), depth);
        }
    }

    private static void stem(Canvas canvas, Palette palette, double root, double tall, double depth) {
        Color colour = Colours.mix(Colours.mix(palette.far(), palette.top(), 0.4), palette.near(), 0.25 + 0.75 * depth);
        double lean = canvas.between(-0.28, 0.28) + (root - 0.5) * 0.5;
        double bend = canvas.between(-0.1, 0.1);
        Path2D line = new Path2D.Double();
        line.moveTo(root, 1.02);
        line.quadTo(root + bend, 1.02 - tall * 0.5, root + lean, 1.02 - tall);
        canvas.line(line, colour, 0.005);
        int pairs = canvas.count(6, 9);
        double length = canvas.between(0.11, 0.17);
        double plump = canvas.between(0.22, 0.34);
        for (int k = 1; k <= pairs; k++) {
            double t = 0.18 + 0.82 * k / pairs;
            double px = (1 - t) * (1 - t) * root + 2 * t * (1 - t) * (root + bend) + t * t * (root + lean);
            double py = 1.02 - tall * (2 * t * (1 - t) * 0.5 + t * t);
            double along = Math.atan2(-tall, 2 * (1 - t) * bend + 2 * t * (lean - bend));
            double size = length * (1.15 - 0.6 * t);
            double spread = 1.0 - 0.45 * t;
            for (int side = -1; side <= 1; side += 2) {
                leaf(canvas, px, py, along + side * spread, size, size * plump, Colours.mix(colour, palette.light(), side > 0 ? 0.1 : 0));
            }
            if (k == pairs) {
                leaf(canvas, px, py, along, size * 1.1, size * plump, colour);
            }
        }
    }

    private static void leaf(Canvas canvas, double x, double y, double angle, double length, double width, Color colour) {
        canvas.fill(Canvas.leaf(x, y, angle, length, width), colour);
        Path2D rib = new Path2D.Double();
        rib.moveTo(x, y);
        rib.lineTo(x + Math.cos(angle) * length * 0.85, y + Math.sin(angle) * length * 0.85);
        canvas.line(rib, Colours.mix(colour, Color.WHITE, 0.25), 0.0015);
    }
}
