package com.aiponge.aiconfig.builtin.song.sound;

/** Small conversions between music and signal. */
final class Tone {
    static final int RATE = 44_100;

    private Tone() {
    }

    static double hertz(double midi) {
        return 440 * Math.pow(2, (midi - 69) / 12);
    }

    static int samples(double seconds) {
        return (int) (seconds * RATE);
    }

    /** Phase step of a 32-bit phase that wraps once a period. */
    static int step(double hertz) {
        return (int) (long) (hertz / RATE * 4294967296.0);
    }

    /** Coefficient of a one-pole low-pass. */
    static float pole(double hertz) {
        return (float) (1 - Math.exp(-2 * Math.PI * Math.min(hertz, RATE * 0.45) / RATE));
    }

    /** Factor that makes a signal fall by 60 dB within so many seconds. */
    static float decay(double seconds) {
        return (float) Math.pow(0.001, 1 / (seconds * RATE));
    }
}
