package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;

/** Northern lights over a dark wood. */
final class Aurora implements Scene {

    @Override
    public void paint(Canvas canvas, Palette day) {
        Palette palette = day.atNight();
        canvas.sky(palette.top(), palette.bottom(), 0.85);
        Land.stars(canvas, palette.light(), 170, 0.75);
        int curtains = canvas.count(2, 3);
        for (int i = 0; i < curtains; i++) {
            curtain(canvas, Colours.mix(i % 2 == 0 ? day.accent() : day.far(), day.light(), 0.12), 0.4 + 0.15 * i, 0.34 + 0.05 * i);
        }
        if (canvas.chance(0.5)) {
            double x = canvas.between(0.2, 0.8);
            canvas.glow(x, 0.17, 0.2, palette.light(), 0.35);
            canvas.disc(x, 0.17, 0.042, palette.light());
        }
        Land.ranges(canvas, palette, 0.76, 0.84, 2, 1.01);
        Land.firs(canvas, Colours.mix(palette.near(), Color.BLACK, 0.45), 0.93, canvas.between(0.14, 0.2));
    }

    /** Bright at a wavering lower hem, fading upwards in uneven folds. */
    private static void curtain(Canvas canvas, Color colour, double hem, double tall) {
        int size = canvas.size();
        int[] pixels = canvas.pixels();
        Noise wave = canvas.noise();
        Noise fold = canvas.noise();
        for (int x = 0; x < size; x++) {
            double u = x / (double) size;
            double foot = hem + 0.13 * wave.ridge(u * 2.3, 3);
            double strength = 1.15 * (0.6 + 0.4 * fold.at(u * 13)) * (0.7 + 0.3 * fold.at(u * 41 + 9));
            double height = tall * (0.75 + 0.35 * fold.at(u * 6 + 50));
            int low = Math.min(size - 1, (int) ((foot + 0.03) * size));
            int high = Math.max(0, (int) ((foot - height) * size));
            for (int y = high; y <= low; y++) {
                double v = y / (double) size;
                double part = v > foot ? 1 - (v - foot) / 0.03 : 1 - (foot - v) / height;
                add(pixels, y * size + x, colour, strength * part * part);
            }
        }
    }

    private static void add(int[] pixels, int at, Color colour, double part) {
        int rgb = pixels[at];
        int r = screen(rgb >> 16 & 255, colour.getRed(), part);
        int g = screen(rgb >> 8 & 255, colour.getGreen(), part);
        int b = screen(rgb & 255, colour.getBlue(), part);
        pixels[at] = r << 16 | g << 8 | b;
    }

    private static int screen(int base, int light, double part) {
        return (int) (base + (255 - base) / 255.0 * light * Math.min(1, part));
    }
}
