package com.aiponge.aiconfig.builtin.song.sound;

/**
 * A moving window of the song. Notes are played onto it whole, at their start; what lies before the reading point is
 * taken off in blocks. So a song needs no buffer of its own length for each part.
 */
final class Tape {
    /** The longest note with its release, plus one block. */
    static final int WINDOW = 14 * Tone.RATE;

    final float[] left = new float[WINDOW];
    final float[] right = new float[WINDOW];
    final float[] send = new float[WINDOW];
    private int start;

    /** Index of a sample of the song in the arrays. */
    int index(int sample) {
        return sample - start;
    }

    /** How much of {@code wanted} samples from {@code index} on has room. */
    int room(int index, int wanted) {
        return Math.clamp((long) WINDOW - index, 0, wanted);
    }

    /** Adds the first {@code count} samples to the mix and moves the window on by them. */
    void take(float[] mixLeft, float[] mixRight, float[] mixSend, int count) {
        move(left, mixLeft, count);
        move(right, mixRight, count);
        move(send, mixSend, count);
        start += count;
    }

    private static void move(float[] track, float[] mix, int count) {
        for (int i = 0; i < count; i++) {
            mix[i] += track[i];
        }
        System.arraycopy(track, count, track, 0, WINDOW - count);
        java.util.Arrays.fill(track, WINDOW - count, WINDOW, 0);
    }
}
