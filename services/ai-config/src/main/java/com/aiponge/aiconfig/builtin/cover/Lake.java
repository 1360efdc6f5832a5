package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;

/** Mountains and their image in still water. */
final class Lake implements Scene {

    @Override
    public void paint(Canvas canvas, Palette palette) {
        double shore = canvas.between(0.56, 0.64);
        canvas.sky(palette.top(), palette.bottom(), shore);
        Land.sun(canvas, canvas.between(0.2, 0.8), canvas.between(0.18, 0.32), canvas.between(0.05, 0.085), palette);
        Land.ranges(canvas, palette, shore - 0.16, shore - 0.02, canvas.count(3, 4), 1.01);
        mirror(canvas, (int) (shore * canvas.size()), Colours.mix(palette.near(), palette.top(), 0.25));
    }

    /** Each row below the shore shows the row as far above it, shaken sideways a little more with every step. */
    private static void mirror(Canvas canvas, int shore, Color water) {
        int size = canvas.size();
        int[] pixels = canvas.pixels();
        Noise ripple = canvas.noise();
        for (int y = shore; y < size; y++) {
            double far = (y - shore) / (double) (size - shore);
            int source = Math.max(0, shore - 1 - (int) ((y - shore) * (shore / (double) (size - shore)) * 0.9));
            int shift = (int) (size * (0.002 + 0.01 * far) * ripple.at(y * 160.0 / size * (1.2 - 0.8 * far)));
            double dark = 0.18 + 0.3 * far;
            for (int x = 0; x < size; x++) {
                pixels[y * size + x] = blend(pixels[source * size + Math.clamp(x + shift, 0, size - 1)], water, dark);
            }
        }
    }

    private static int blend(int rgb, Color with, double part) {
        int r = (int) ((rgb >> 16 & 255) * (1 - part) + with.getRed() * part);
        int g = (int) ((rgb >> 8 & 255) * (1 - part) + with.getGreen() * part);
        int b = (int) ((rgb & 255) * (1 - part) + with.getBlue() * part);
        return r << 16 | g << 8 | b;
    }
}
