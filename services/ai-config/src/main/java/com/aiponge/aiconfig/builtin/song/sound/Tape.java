package com.aiponge.aiconfig.builtin.song.sound;

import java.util.Arrays;

/**
 * A moving window of the song. Notes are played onto it whole, at their start; what lies before the reading point is
 * taken off in blocks. So a song needs no buffer of its own length for each part.
 */
final class Tape {
    /** How far the window moves before its content is copied back to the front of the arrays. */
    private static final int SLACK = 6 * Tone.RATE;

    final float[] left;
    final float[] right;
    final float[] send;
    private final int window;
    private int start;
    private int read;

    /** @param seconds of the longest note that fits, its release included; longer ones are cut there */
    Tape(int seconds) {
        window = seconds * Tone.RATE;
        left = new float[window + SLACK];
        right = new float[window + SLACK];
        send = new float[window + SLACK];
    }

    /** Index of a sample of the song in the arrays. */
    int index(int sample) {
        return sample - start;
    }

    /** How many of {@code wanted} samples from {@code index} on fit. */
    int room(int index, int wanted) {
        return Math.clamp((long) read + window - index, 0, wanted);
    }

    /** Adds the next {@code count} samples to the mix and moves the reading point behind them. */
    void take(float[] mixLeft, float[] mixRight, float[] mixSend, int count) {
        for (int i = 0; i < count; i++) {
            mixLeft[i] += left[read + i];
            mixRight[i] += right[read + i];
            mixSend[i] += send[read + i];
        }
        read += count;
        if (read + count > SLACK) {
            rewind(left);
            rewind(right);
            rewind(send);
            start += read;
            read = 0;
        }
    }

    private void rewind(float[] track) {
        System.arraycopy(track, read, track, 0, window);
        Arrays.fill(track, window, track.length, 0);
    }
}
