package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;

/** One large flower, seen from above, of translucent petals. */
final class Bloom implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        canvas.sky(palette.near(), Colours.mix(palette.near(), palette.top(), 0.45), 1);
        double x = canvas.between(0.44, 0.56);
        double y = canvas.between(0.44, 0.56);
        canvas.glow(x, y, 0.72, palette.top(), 0.55);
        int rings = canvas.count(4, 6);
        for (int ring = 0; ring < rings; ring++) {
            double inward = ring / (double) (rings - 1);
            int petals = canvas.count(9, 14);
            double turn = canvas.between(0, Math.PI);
            double length = 0.47 - 0.34 * inward;
            double plump = canvas.between(0.2, 0.3);
            for (int i = 0; i < petals; i++) {
                double angle = turn + 2 * Math.PI * i / petals;
                Color colour = Colours.mix(palette.far(), inward < 0.5 ? palette.accent() : palette.light(), 0.25 + 0.7 * inward);
                double reach = length * canvas.between(0.92, 1.05);
                canvas.fill(Canvas.leaf(x, y, angle, reach, reach * plump), Colours.fade(colour, 0.4));
                canvas.line(Canvas.leaf(x, y, angle, reach, reach * plump), Colours.fade(palette.light(), 0.22), 0.0014);
            }
        }
        canvas.glow(x, y, 0.2, palette.light(), 0.8);
        seeds(canvas, palette, x, y);
    }

    /** Set at the golden angle, as in a sunflower. */
    private static void seeds(Canvas canvas, Palette palette, double x, double y) {
        for (int i = 1; i < 70; i++) {
            double angle = i * 2.399963;
            double radius = 0.0062 * Math.sqrt(i);
            canvas.disc(x + radius * Math.cos(angle), y + radius * Math.sin(angle), 0.0024, Colours.fade(palette.near(), 0.75));
        }
    }
}
