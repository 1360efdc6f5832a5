package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The sun on the rim of the sea, with its path on the water. */
final class Sea implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        double horizon = canvas.between(0.5, 0.58);
        double sunX = canvas.between(0.35, 0.65);
        double radius = canvas.between(0.13, 0.19);
        canvas.sky(palette.top(), palette.bottom(), horizon);
        Land.sun(canvas, sunX, horizon - radius * canvas.between(0.1, 0.7), radius, palette);
        clouds(canvas, palette, horizon);
        canvas.fill(new Rectangle2D.Double(-0.01, horizon, 1.02, 1), palette.layer(0.25), horizon, palette.near(), 1);
        glitter(canvas, palette, horizon, sunX, radius);
        swell(canvas, palette, horizon);
    }

    private static void clouds(Canvas canvas, Palette palette, double horizon) {
        for (int i = canvas.count(3, 6); i > 0; i--) {
            double y = canvas.between(0.12, horizon - 0.04);
            double wide = canvas.between(0.15, 0.5);
            double x = canvas.between(-0.1, 0.9);
            for (int k = 0; k < 3; k++) {
                double shift = canvas.between(-0.08, 0.08);
                double tall = canvas.between(0.006, 0.014);
                canvas.fill(new RoundRectangle2D.Double(x + shift, y + k * 0.012, wide * (1 - 0.25 * k), tall, tall, tall),
                        Colours.fade(Colours.mix(palette.light(), palette.accent(), 0.35), 0.28));
            }
        }
    }

    private static void glitter(Canvas canvas, Palette palette, double horizon, double sunX, double radius) {
        for (double y = horizon + 0.006; y < 0.93; y += 0.012 + 0.02 * (y - horizon)) {
            double spread = radius * (0.95 - 0.5 * (y - horizon));
            for (int k = 0; k < 2; k++) {
                double wide = spread * canvas.between(0.25, 1.1);
                double x = sunX + canvas.between(-0.5, 0.5) * spread - wide / 2;
                canvas.fill(new RoundRectangle2D.Double(x, y, wide, 0.0045, 0.0045, 0.0045),
                        Colours.fade(palette.light(), 0.75 - 0.9 * (y - horizon)));
            }
        }
    }

    private static void swell(Canvas canvas, Palette palette, double horizon) {
        int waves = canvas.count(4, 6);
        for (int i = 0; i < waves; i++) {
            double depth = (i + 1.0) / waves;
            double y = horizon + 0.13 + (0.93 - horizon - 0.13) * Math.pow(depth, 1.2);
            Noise noise = canvas.noise();
            double phase = canvas.between(0, 6);
            Path2D wave = new Path2D.Double();
            Path2D crest = new Path2D.Double();
            wave.moveTo(-0.01, 1.01);
            for (int k = 0; k <= 120; k++) {
                double x = -0.01 + 1.02 * k / 120;
                double top = y - (0.012 + 0.014 * depth) * Math.sin(x * (17 - 8 * depth) + phase) - 0.022 * noise.at(x * 3.4);
                wave.lineTo(x, top);
                if (k == 0) {
                    crest.moveTo(x, top);
                } else {
                    crest.lineTo(x, top);
                }
            }
            wave.lineTo(1.01, 1.01);
            wave.closePath();
            Color colour = palette.layer(0.4 + 0.6 * depth);
            canvas.fill(wave, Colours.mix(Colours.mix(palette.layer(0.35), colour, depth), palette.bottom(), 0.38), y - 0.045, colour, y + 0.06);
            canvas.line(crest, Colours.fade(palette.light(), 0.35), 0.002);
        }
    }
}
