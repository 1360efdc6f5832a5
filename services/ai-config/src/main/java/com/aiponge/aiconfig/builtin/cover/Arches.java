package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Nested arches and a disc, like cut paper. */
final class Arches implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        canvas.sky(Colours.mix(palette.bottom(), palette.light(), 0.5), palette.bottom(), 1);
        boolean left = canvas.chance(0.5);
        double sunX = left ? canvas.between(0.66, 0.8) : canvas.between(0.2, 0.34);
        canvas.disc(sunX, canvas.between(0.2, 0.28), canvas.between(0.09, 0.13), palette.accent());
        arch(canvas, palette, left ? 0.36 : 0.64, 0.86, canvas.between(0.31, 0.36), canvas.count(5, 6));
        arch(canvas, palette, left ? 0.8 : 0.2, 0.93, canvas.between(0.2, 0.25), canvas.count(3, 4));
        Path2D ground = Land.ridge(canvas.noise(), 0.88, 0.05, 1.3, 2, 1.01);
        canvas.fill(ground, Colours.mix(palette.near(), palette.far(), 0.12), 0.84, palette.near(), 1);
    }

    private static void arch(Canvas canvas, Palette palette, double x, double foot, double radius, int bands) {
        double band = radius / (bands + 0.8);
        double legs = canvas.between(0.12, 0.22);
        for (int i = 0; i < bands; i++) {
            Color colour = switch (i % 4) {
                case 0 -> palette.near();
                case 1 -> Colours.mix(palette.top(), palette.near(), 0.2);
                case 2 -> palette.far();
                default -> palette.accent();
            };
            gate(canvas, x, foot, radius - i * band, legs, colour);
            gate(canvas, x, foot, radius - i * band - band * 0.86, legs, Colours.mix(palette.bottom(), palette.light(), 0.4));
        }
    }

    private static void gate(Canvas canvas, double x, double foot, double radius, double legs, Color colour) {
        Path2D path = new Path2D.Double();
        double k = 0.5523 * radius;
        double spring = foot - legs;
        path.moveTo(x - radius, foot + 0.1);
        path.lineTo(x - radius, spring);
        path.curveTo(x - radius, spring - k, x - k, spring - radius, x, spring - radius);
        path.curveTo(x + k, spring - radius, x + radius, spring - k, x + radius, spring);
        path.lineTo(x + radius, foot + 0.1);
        path.closePath();
        canvas.fill(path, colour);
    }
}
