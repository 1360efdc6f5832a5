package com.aiponge.aiconfig.builtin.cover;

/** Smooth randomness: value noise over one and two dimensions. */
final class Noise {
    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** Between -1 and 1. */
    double at(double x) {
        return at(x, 0.5);
    }

    double at(double x, double y) {
        long ix = (long) Math.floor(x);
        long iy = (long) Math.floor(y);
        double fx = smooth(x - ix);
        double fy = smooth(y - iy);
        double upper = corner(ix, iy) + (corner(ix + 1, iy) - corner(ix, iy)) * fx;
        double lower = corner(ix, iy + 1) + (corner(ix + 1, iy + 1) - corner(ix, iy + 1)) * fx;
        return upper + (lower - upper) * fy;
    }

    /** Coarse shapes with finer ones on them. */
    double ridge(double x, int octaves) {
        double sum = 0;
        double amplitude = 0.5;
        double frequency = 1;
        for (int i = 0; i < octaves; i++) {
            sum += amplitude * at(x * frequency + 17.3 * i);
            amplitude *= 0.46;
            frequency *= 2.1;
        }
        return sum;
    }

    private double corner(long x, long y) {
        long h = seed ^ x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return ((h ^ h >>> 31) >> 11) / (double) (1L << 52);
    }

    private static double smooth(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }
}
