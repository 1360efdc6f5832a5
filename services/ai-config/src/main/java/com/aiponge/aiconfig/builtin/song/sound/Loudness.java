package com.aiponge.aiconfig.builtin.song.sound;

import java.util.Arrays;

/** Integrated loudness of a stereo programme by ITU-R BS.1770-4, in LUFS; fed block by block. */
final class Loudness {
    private static final int HOP = Tone.RATE / 10;

    private final Weighting left = new Weighting();
    private final Weighting right = new Weighting();
    private double[] hops = new double[1024];
    private int hopCount;
    private double sum;
    private int inHop;

    void add(float[] l, float[] r, int count) {
        for (int i = 0; i < count; i++) {
            double a = left.filter(l[i]);
            double b = right.filter(r[i]);
            sum += a * a + b * b;
            if (++inHop == HOP) {
                closeHop();
            }
        }
    }

    /** Negative infinity for silence. */
    double integrated() {
        double[] blocks = new double[Math.max(0, hopCount - 3)];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = (hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / 4;
        }
        double absolute = gatedMean(blocks, -70);
        return lufs(gatedMean(blocks, lufs(absolute) - 10));
    }

    private void closeHop() {
        if (hopCount == hops.length) {
            hops = Arrays.copyOf(hops, hopCount * 2);
        }
        hops[hopCount++] = sum / HOP;
        sum = 0;
        inHop = 0;
    }

    private static double gatedMean(double[] blocks, double gate) {
        return Arrays.stream(blocks).filter(power -> lufs(power) > gate).average().orElse(0);
    }

    private static double lufs(double power) {
        return -0.691 + 10 * Math.log10(power);
    }

    /** The two filters of the recommendation, moved to 44.1 kHz from their analogue parameters. */
    private static final class Weighting {
        private static final double SHELF = Math.tan(Math.PI * 1681.974450955533 / Tone.RATE);
        private static final double SHELF_Q = SHELF / 0.7071752369554196;
        private static final double HIGH = Math.pow(10, 3.999843853973347 / 20);
        private static final double MIDDLE = Math.pow(HIGH, 0.4996667741545416);
        private static final double SHELF_A0 = 1 + SHELF_Q + SHELF * SHELF;
        private static final double B0 = (HIGH + MIDDLE * SHELF_Q + SHELF * SHELF) / SHELF_A0;
        private static final double B1 = 2 * (SHELF * SHELF - HIGH) / SHELF_A0;
        private static final double B2 = (HIGH - MIDDLE * SHELF_Q + SHELF * SHELF) / SHELF_A0;
        private static final double A1 = 2 * (SHELF * SHELF - 1) / SHELF_A0;
        private static final double A2 = (1 - SHELF_Q + SHELF * SHELF) / SHELF_A0;
        private static final double PASS = Math.tan(Math.PI * 38.13547087602444 / Tone.RATE);
        private static final double PASS_Q = PASS / 0.5003270373238773;
        private static final double PASS_A0 = 1 + PASS_Q + PASS * PASS;
        private static final double P1 = 2 * (PASS * PASS - 1) / PASS_A0;
        private static final double P2 = (1 - PASS_Q + PASS * PASS) / PASS_A0;

        private double s1;
        private double s2;
        private double p1;
        private double p2;

        double filter(double x) {
            double shelved = B0 * x + s1;
            s1 = B1 * x - A1 * shelved + s2;
            s2 = B2 * x - A2 * shelved;
            double y = shelved + p1;
            p1 = -2 * shelved - P1 * y + p2;
            p2 = shelved - P2 * y;
            return y;
        }
    }
}
