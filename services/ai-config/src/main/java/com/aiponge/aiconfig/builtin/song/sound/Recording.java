package com.aiponge.aiconfig.builtin.song.sound;

/** The mixed song before mastering, 16 bits with 6 dB of headroom above full scale. */
final class Recording {
    static final float UNIT = 16_384;

    final short[] left;
    final short[] right;
    private double lufs = Double.NEGATIVE_INFINITY;

    Recording(int samples) {
        left = new short[samples];
        right = new short[samples];
    }

    int samples() {
        return left.length;
    }

    double lufs() {
        return lufs;
    }

    void measured(double loudness) {
        lufs = loudness;
    }

    void store(int at, float[] l, float[] r, int count) {
        for (int i = 0; i < count; i++) {
            left[at + i] = rounded(l[i]);
            right[at + i] = rounded(r[i]);
        }
    }

    private static short rounded(float x) {
        return (short) Math.clamp(Math.round(x * UNIT), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
