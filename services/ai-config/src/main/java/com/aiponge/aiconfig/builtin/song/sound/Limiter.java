package com.aiponge.aiconfig.builtin.song.sound;

/**
 * Keeps peaks under a ceiling: looks ahead, turns down smoothly, comes back slowly. Peaks between the samples are
 * estimated by interpolation, so that the true peak holds too. Delays by {@link #DELAY} samples.
 */
final class Limiter {
    static final int DELAY = 96;

    private final float ceiling;
    private final float[] left = new float[DELAY];
    private final float[] right = new float[DELAY];
    private final float[] history = new float[6];
    private int head;
    private int holdFor;
    private float hold = 1;
    private float gain = 1;

    Limiter(double ceilingDecibels) {
        ceiling = (float) Math.pow(10, ceilingDecibels / 20);
    }

    void process(float[] l, float[] r, int count) {
        for (int i = 0; i < count; i++) {
            float peak = Math.max(peak(l[i], 0), peak(r[i], 3));
            float need = peak > ceiling ? ceiling / peak : 1;
            if (need <= hold) {
                hold = need;
                holdFor = DELAY;
            } else if (--holdFor <= 0) {
                hold += (1 - hold) * 0.0004f;
                hold = Math.min(hold, need);
            }
            // reaches the held gain well within the look-ahead
            gain = gain > hold ? gain + (hold - gain) * 0.07f : hold;
            float outLeft = left[head] * gain;
            float outRight = right[head] * gain;
            left[head] = l[i];
            right[head] = r[i];
            head = head + 1 == DELAY ? 0 : head + 1;
            l[i] = Math.clamp(outLeft, -ceiling, ceiling);
            r[i] = Math.clamp(outRight, -ceiling, ceiling);
        }
    }

    /** The sample's magnitude, or that of the cubic half-way to the one before last if it is greater. */
    private float peak(float x, int offset) {
        float half = (9 * (history[offset + 1] + history[offset]) - x - history[offset + 2]) * 0.0625f;
        history[offset + 2] = history[offset + 1];
        history[offset + 1] = history[offset];
        history[offset] = x;
        return Math.max(Math.abs(x), Math.abs(half));
    }
}
