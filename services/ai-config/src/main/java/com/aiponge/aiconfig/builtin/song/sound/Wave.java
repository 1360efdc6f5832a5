package com.aiponge.aiconfig.builtin.song.sound;

import java.util.function.IntToDoubleFunction;

/** One period of a sound, once for every octave of its pitch, so that no harmonic passes the Nyquist limit. */
final class Wave {
    static final int BITS = 11;
    static final int SIZE = 1 << BITS;
    static final int SHIFT = 32 - BITS;
    static final float FRACTION = 1f / (1 << SHIFT);
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int MOST_HARMONICS = 256;
    private static final double HIGHEST = 17_000;

    /** Has one guard sample at the end. */
    static final float[] SINE = sine();
    static final Wave SAW = new Wave(n -> 1.0 / n);
    static final Wave SOFT = new Wave(n -> 1.0 / Math.pow(n, 1.7));
    static final Wave REED = new Wave(n -> (n % 2 == 1 ? 1.0 : 0.55) / Math.pow(n, 1.15));
    static final Wave BOW = new Wave(n -> (1 + 0.7 * Math.sin(n * 1.9)) / Math.pow(n, 1.1));
    static final Wave PIPES = new Wave(n -> switch (n) {
        case 1 -> 1.0;
        case 2 -> 0.8;
        case 3 -> 0.5;
        case 4 -> 0.35;
        case 6 -> 0.16;
        case 8 -> 0.12;
        default -> 0;
    });
    static final Wave HAMMER = new Wave(n -> n > 24 ? 0 : Math.abs(Math.sin(Math.PI * n / 7.3)) / Math.pow(n, 0.9));
    static final Wave STRING = new Wave(n -> n > 10 ? 0 : 1.0 / (n * n));

    private final float[][] octaves;

    private Wave(IntToDoubleFunction amplitude) {
        int levels = Integer.numberOfTrailingZeros(MOST_HARMONICS) + 1;
        octaves = new float[levels][];
        float[] sum = new float[SIZE + 1];
        int harmonic = 1;
        for (int level = 0; level < levels; level++) {
            for (; harmonic <= 1 << level; harmonic++) {
                add(sum, harmonic, (float) amplitude.applyAsDouble(harmonic));
            }
            octaves[level] = sum.clone();
        }
        float peak = 0;
        for (float value : sum) {
            peak = Math.max(peak, Math.abs(value));
        }
        for (float[] table : octaves) {
            for (int i = 0; i <= SIZE; i++) {
                table[i] /= peak;
            }
        }
    }

    /** The table to read for a tone of this pitch. */
    float[] table(double hertz) {
        int harmonics = (int) Math.clamp(HIGHEST / hertz, 1, MOST_HARMONICS);
        return octaves[31 - Integer.numberOfLeadingZeros(harmonics)];
    }

    static float at(float[] table, int phase) {
        int i = phase >>> SHIFT;
        float value = table[i];
        return value + (table[i + 1] - value) * ((phase & MASK) * FRACTION);
    }

    private static void add(float[] sum, int harmonic, float amplitude) {
        if (amplitude == 0) {
            return;
        }
        for (int i = 0; i <= SIZE; i++) {
            sum[i] += amplitude * SINE[(i * harmonic) & (SIZE - 1)];
        }
    }

    private static float[] sine() {
        float[] table = new float[SIZE + 1];
        for (int i = 0; i <= SIZE; i++) {
            table[i] = (float) Math.sin(2 * Math.PI * i / SIZE);
        }
        return table;
    }
}
