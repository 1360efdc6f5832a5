package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Fine lines that follow a wind nobody sees. */
final class Flow implements Scene {
    private static final int LINES = 420;
    private static final int STEPS = 44;
    private static final double STEP = 0.012;

    @Override
    public void paint(Canvas canvas, Palette palette) {
        canvas.sky(Colours.mix(palette.near(), Color.BLACK, 0.15), Colours.mix(palette.near(), palette.top(), 0.35), 1);
        double x = canvas.between(0.3, 0.7);
        double y = canvas.between(0.3, 0.7);
        canvas.glow(x, y, 0.6, palette.accent(), 0.4);
        Noise wind = canvas.noise();
        double heading = canvas.between(0, 2 * Math.PI);
        double scale = canvas.between(1.4, 2.4);
        for (int i = 0; i < LINES; i++) {
            Path2D line = follow(wind, heading, scale, canvas.between(-0.2, 1.2), canvas.between(-0.2, 1.2));
            double tone = canvas.between(0, 1);
            Color colour = tone < 0.45 ? Colours.mix(palette.top(), palette.far(), tone * 2)
                    : tone < 0.8 ? Colours.mix(palette.far(), palette.bottom(), (tone - 0.45) * 2.8) : Colours.mix(palette.accent(), palette.light(), (tone - 0.8) * 4);
            canvas.line(line, Colours.fade(colour, 0.75), canvas.between(0.0012, 0.0052));
        }
        canvas.glow(x, y, 0.3, palette.light(), 0.35);
        canvas.disc(x, y, 0.075, palette.light());
    }

    private static Path2D follow(Noise wind, double heading, double scale, double fromX, double fromY) {
        double x = fromX;
        double y = fromY;
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        for (int k = 0; k < STEPS; k++) {
            double angle = heading + 1.9 * wind.at(x * scale, y * scale);
            x += STEP * Math.cos(angle);
            y += STEP * Math.sin(angle);
            line.lineTo(x, y);
        }
        return line;
    }
}
