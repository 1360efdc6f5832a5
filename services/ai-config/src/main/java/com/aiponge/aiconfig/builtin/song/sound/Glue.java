package com.aiponge.aiconfig.builtin.song.sound;

/** A slow compressor over the whole mix: loud sections come down a little, so that quiet ones may stay up. */
final class Glue {
    private static final int CHUNK = 64;
    private static final double THRESHOLD = 0.10;
    private static final double STRENGTH = 0.35;

    private double power = THRESHOLD * THRESHOLD;
    private float gain = 1;
    private float floorLeft;
    private float floorRight;
    private float dullLeft;
    private float dullRight;

    void process(float[] left, float[] right, int count) {
        for (int from = 0; from < count; from += CHUNK) {
            int to = Math.min(from + CHUNK, count);
            float sum = 0;
            for (int i = from; i < to; i++) {
                // what lies below 25 Hz is no music and takes room
                floorLeft += (left[i] - floorLeft) * 0.0036f;
                floorRight += (right[i] - floorRight) * 0.0036f;
                left[i] -= floorLeft;
                right[i] -= floorRight;
                // a shelf of 4 dB from 2 kHz up opens the whole mix
                dullLeft += (left[i] - dullLeft) * 0.25f;
                dullRight += (right[i] - dullRight) * 0.25f;
                left[i] += (left[i] - dullLeft) * 0.6f;
                right[i] += (right[i] - dullRight) * 0.6f;
                sum += left[i] * left[i] + right[i] * right[i];
            }
            double now = sum / (2 * (to - from));
            power += (now - power) * (now > power ? 0.03 : 0.006);
            double over = Math.sqrt(power) / THRESHOLD;
            float goal = over > 1 ? (float) Math.pow(over, -STRENGTH) : 1;
            float slope = (goal - gain) / (to - from);
            for (int i = from; i < to; i++) {
                gain += slope;
                left[i] *= gain;
                right[i] *= gain;
            }
        }
    }
}
