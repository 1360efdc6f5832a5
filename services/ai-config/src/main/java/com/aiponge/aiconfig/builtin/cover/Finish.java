package com.aiponge.aiconfig.builtin.cover;

/** The last coat: darker corners and a little grain, which also hides the steps of a gradient. */
final class Finish {
    private static final double CORNERS = 0.22;
    private static final int GRAIN = 5;

    private Finish() {
    }

    static void apply(Canvas canvas, long seed) {
        int size = canvas.size();
        int[] pixels = canvas.pixels();
        long state = seed | 1;
        for (int y = 0; y < size; y++) {
            double v = 2.0 * y / size - 1;
            for (int x = 0; x < size; x++) {
                double u = 2.0 * x / size - 1;
                double off = (u * u + v * v) / 2;
                int dim = (int) (256 * (1 - CORNERS * off * off));
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
                int grain = (int) (state >>> 40) % (2 * GRAIN + 1) - GRAIN;
                int rgb = pixels[y * size + x];
                pixels[y * size + x] = channel(rgb >> 16 & 255, dim, grain) << 16 | channel(rgb >> 8 & 255, dim, grain) << 8
                        | channel(rgb & 255, dim, grain);
            }
        }
    }

    private static int channel(int value, int dim, int grain) {
        return Math.clamp((value * dim >> 8) + grain, 0, 255);
    }
}
