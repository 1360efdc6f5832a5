package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;

/** A sunburst over a round hill. */
final class Rays implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        double x = canvas.between(0.38, 0.62);
        double y = canvas.between(0.5, 0.6);
        canvas.sky(palette.top(), palette.bottom(), 0.9);
        int rays = canvas.count(11, 18);
        double turn = canvas.between(0, Math.PI);
        for (int i = 0; i < rays; i++) {
            double from = turn + 2 * Math.PI * i / rays;
            double to = from + Math.PI / rays * canvas.between(0.7, 1.2);
            Path2D ray = new Path2D.Double();
            ray.moveTo(x, y);
            ray.lineTo(x + 1.6 * Math.cos(from), y + 1.6 * Math.sin(from));
            ray.lineTo(x + 1.6 * Math.cos(to), y + 1.6 * Math.sin(to));
            ray.closePath();
            canvas.fill(ray, Colours.fade(Colours.mix(palette.light(), palette.accent(), i % 2 * 0.6), 0.34));
        }
        canvas.glow(x, y, 0.62, palette.light(), 0.75);
        double radius = canvas.between(0.12, 0.17);
        for (int ring = 3; ring >= 0; ring--) {
            Color colour = Colours.mix(palette.light(), palette.accent(), ring / 3.6);
            canvas.disc(x, y, radius * (1 + 0.34 * ring), Colours.fade(colour, ring == 0 ? 1 : 0.55));
        }
        Land.ranges(canvas, palette, 0.72, 0.9, 3, 1.01);
    }
}
