package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Things that stand in several scenes: ridges, trees, birds, stars. */
final class Land {
    private static final int STEPS = 160;

    private Land() {
    }

    /** Everything below a hilly line. */
    static Path2D ridge(Noise noise, double height, double amplitude, double stretch, int octaves, double floor) {
        Path2D path = new Path2D.Double();
        path.moveTo(-0.01, floor);
        for (int i = 0; i <= STEPS; i++) {
            double x = -0.01 + 1.02 * i / STEPS;
            path.lineTo(x, height - amplitude * noise.ridge(x * stretch, octaves));
        }
        path.lineTo(1.01, floor);
        path.closePath();
        return path;
    }

    /** Ridges behind each other, each paler towards its foot, where the mist lies. */
    static void ranges(Canvas canvas, Palette palette, double from, double to, int layers, double floor) {
        for (int i = 0; i < layers; i++) {
            double depth = (i + 0.5) / layers;
            double height = from + (to - from) * Math.pow((double) i / Math.max(1, layers - 1), 1.15);
            double amplitude = 0.1 + 0.06 * depth;
            Path2D range = ridge(canvas.noise(), height, amplitude, 2.2 + 1.2 * depth, 4, floor);
            Color colour = palette.layer(depth);
            canvas.fill(range, colour, height - amplitude * 0.5, Colours.mix(colour, palette.bottom(), 0.55 * (1 - depth)),
                    Math.min(floor, height + 0.2));
        }
    }

    /** A wood along a gentle slope, in one colour. */
    static void firs(Canvas canvas, Color colour, double height, double most) {
        Noise slope = canvas.noise();
        canvas.fill(ridge(slope, height, 0.08, 1.4, 2, 1.01), colour);
        for (double x = -0.02; x < 1.02; x += canvas.between(0.006, 0.03)) {
            double ground = height - 0.08 * slope.ridge(x * 1.4, 2);
            double clump = 0.55 + 0.45 * slope.at(x * 6 + 40);
            double tall = most * Math.max(0.2, clump) * canvas.between(0.6, 1);
            canvas.fill(fir(x, ground + 0.01, tall), colour);
        }
    }

    private static Path2D fir(double x, double ground, double tall) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, ground - tall);
        int tiers = 6;
        for (int side = 1; side >= -1; side -= 2) {
            for (int k = 1; k <= tiers; k++) {
                int tier = side == 1 ? k : tiers + 1 - k;
                double y = ground - tall + tall * tier / tiers;
                double wide = tall * 0.2 * tier / tiers;
                double notch = wide * 0.55;
                path.lineTo(x + side * (side == 1 ? wide : notch), side == 1 ? y : y - tall * 0.01);
                path.lineTo(x + side * (side == 1 ? notch : wide), side == 1 ? y - tall * 0.01 : y);
            }
        }
        path.closePath();
        return path;
    }

    static void birds(Canvas canvas, Color colour) {
        double x = canvas.between(0.2, 0.75);
        double y = canvas.between(0.14, 0.32);
        for (int i = canvas.count(3, 6); i > 0; i--) {
            double wing = canvas.between(0.009, 0.02);
            Path2D bird = new Path2D.Double();
            bird.moveTo(x - wing, y - wing * 0.35);
            bird.quadTo(x - wing * 0.4, y - wing * 0.55, x, y);
            bird.quadTo(x + wing * 0.4, y - wing * 0.6, x + wing, y - wing * 0.4);
            canvas.line(bird, colour, 0.0026);
            x += canvas.between(0.03, 0.07);
            y += canvas.between(-0.035, 0.03);
        }
    }

    static void stars(Canvas canvas, Color colour, int count, double lowest) {
        for (int i = 0; i < count; i++) {
            double y = lowest * Math.pow(canvas.between(0, 1), 1.3);
            double x = canvas.between(0, 1);
            double bright = Math.pow(canvas.between(0, 1), 3);
            if (bright > 0.75) {
                canvas.glow(x, y, 0.012, colour, 0.5);
            }
            canvas.disc(x, y, 0.0007 + 0.0014 * bright, Colours.fade(colour, 0.35 + 0.65 * bright));
        }
    }

    static void sun(Canvas canvas, double x, double y, double radius, Palette palette) {
        canvas.glow(x, y, radius * 5.5, palette.light(), 0.6);
        canvas.disc(x, y, radius, palette.light());
    }
}
