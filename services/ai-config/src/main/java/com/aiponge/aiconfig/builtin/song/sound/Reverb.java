package com.aiponge.aiconfig.builtin.song.sound;

/** A room: two all-pass diffusers, then four delay lines that feed each other (Jot 1991), damped in the highs. */
final class Reverb {
    private static final int[] LENGTHS = {1557, 1949, 2377, 2803};

    private final float[][] lines = new float[4][];
    private final int[] heads = new int[4];
    private final float[] gains = new float[4];
    private final float[] dull = new float[4];
    private final float[] diffuserA = new float[341];
    private final float[] diffuserB = new float[613];
    private int a;
    private int b;
    private float floor;

    Reverb(double seconds) {
        for (int k = 0; k < 4; k++) {
            lines[k] = new float[LENGTHS[k]];
            gains[k] = (float) Math.pow(0.001, LENGTHS[k] / (seconds * Tone.RATE));
        }
    }

    /** Adds the room's answer to {@code send} to both ears. */
    void process(float[] send, float[] left, float[] right, int count) {
        for (int i = 0; i < count; i++) {
            // lows would only muddy the room
            floor += (send[i] - floor) * 0.02f;
            float x = second(first(send[i] - floor));
            float t0 = tap(0);
            float t1 = tap(1);
            float t2 = tap(2);
            float t3 = tap(3);
            left[i] += t0 + t2 * 0.8f - t3 * 0.3f;
            right[i] += t1 + t3 * 0.8f - t2 * 0.3f;
            float half = 0.5f * (t0 + t1 + t2 + t3);
            put(0, x + t0 - half);
            put(1, x + t1 - half);
            put(2, x + t2 - half);
            put(3, x + t3 - half);
        }
    }

    private float tap(int k) {
        dull[k] += (lines[k][heads[k]] - dull[k]) * 0.45f;
        return dull[k] * gains[k];
    }

    private void put(int k, float x) {
        lines[k][heads[k]] = x;
        heads[k] = heads[k] + 1 == LENGTHS[k] ? 0 : heads[k] + 1;
    }

    private float first(float x) {
        float delayed = diffuserA[a];
        float in = x + 0.6f * delayed;
        diffuserA[a] = in;
        a = a + 1 == diffuserA.length ? 0 : a + 1;
        return delayed - 0.6f * in;
    }

    private float second(float x) {
        float delayed = diffuserB[b];
        float in = x + 0.6f * delayed;
        diffuserB[b] = in;
        b = b + 1 == diffuserB.length ? 0 : b + 1;
        return delayed - 0.6f * in;
    }
}
