package com.aiponge.aiconfig.builtin.song;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures finished audio, independently of the code that made it: loudness by ITU-R BS.1770-4 with the filter
 * coefficients printed there for 48 kHz (the audio is resampled), true peak by four-fold interpolation.
 */
final class Meter {
    private static final double[] SHELF_B = {1.53512485958697, -2.69169618940638, 1.19839281085285};
    private static final double[] SHELF_A = {-1.69065929318241, 0.73248077421585};
    private static final double[] PASS_B = {1.0, -2.0, 1.0};
    private static final double[] PASS_A = {-1.99004745483398, 0.99007225036621};

    private Meter() {
    }

    static double lufs(float[] left, float[] right) {
        double[] l = weighted(left);
        double[] r = weighted(right);
        int hop = 4_800;
        List<Double> blocks = new ArrayList<>();
        for (int from = 0; from + 4 * hop <= l.length; from += hop) {
            double sum = 0;
            for (int i = from; i < from + 4 * hop; i++) {
                sum += l[i] * l[i] + r[i] * r[i];
            }
            blocks.add(sum / (4 * hop));
        }
        double absolute = mean(blocks, Math.pow(10, (-70 + 0.691) / 10));
        return -0.691 + 10 * Math.log10(mean(blocks, absolute / 10));
    }

    private static double mean(List<Double> blocks, double gate) {
        return blocks.stream().filter(power -> power > gate).mapToDouble(x -> x).average().orElse(0);
    }

    private static double[] weighted(float[] samples) {
        return filter(filter(at48(samples), SHELF_B, SHELF_A), PASS_B, PASS_A);
    }

    private static double[] at48(float[] samples) {
        double[] out = new double[(int) (samples.length * 48_000L / 44_100)];
        for (int i = 0; i < out.length; i++) {
            double at = i * 44_100.0 / 48_000;
            int k = Math.min((int) at, samples.length - 2);
            out[i] = samples[k] + (samples[k + 1] - samples[k]) * (at - k);
        }
        return out;
    }

    private static double[] filter(double[] x, double[] b, double[] a) {
        double[] y = new double[x.length];
        for (int i = 2; i < x.length; i++) {
            y[i] = b[0] * x[i] + b[1] * x[i - 1] + b[2] * x[i - 2] - a[0] * y[i - 1] - a[1] * y[i - 2];
        }
        return y;
    }

    /** Highest magnitude of the signal between its samples too, by windowed-sinc interpolation at quarters. */
    static double truePeak(float[] samples) {
        int reach = 12;
        double[][] kernels = new double[4][2 * reach];
        for (int phase = 0; phase < 4; phase++) {
            for (int k = 0; k < 2 * reach; k++) {
                double t = k - reach + 1 - phase / 4.0;
                double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
                kernels[phase][k] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * t / (reach + 1)));
            }
        }
        double peak = 0;
        for (int i = reach; i < samples.length - reach; i++) {
            if (Math.abs(samples[i]) < peak * 0.6) {
                continue;
            }
            for (double[] kernel : kernels) {
                double sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += samples[i + k - reach + 1] * kernel[k];
                }
                peak = Math.max(peak, Math.abs(sum));
            }
        }
        return peak;
    }

    /** The longest stretch, in seconds, in which no 20 ms reach −60 dBFS, leaving out the end from {@code until} on. */
    static double longestSilence(float[] left, float[] right, double until) {
        int window = 882;
        int longest = 0;
        int run = 0;
        for (int from = 0; from + window <= Math.min(left.length, until * 44_100); from += window) {
            run = rms(left, from, window) + rms(right, from, window) < 0.001 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest * window / 44_100.0;
    }

    static double rms(float[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / count);
    }

    /** Power in each octave from 31 Hz (index 0) to 16 kHz (index 9), as shares of the whole, by a Fourier transform of slices. */
    static double[] octaves(float[] samples) {
        int size = 4096;
        double[] power = new double[10];
        for (int from = 0; from + size <= samples.length; from += size * 4) {
            double[] re = new double[size];
            double[] im = new double[size];
            for (int i = 0; i < size; i++) {
                re[i] = samples[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
            }
            transform(re, im);
            for (int bin = 1; bin < size / 2; bin++) {
                double hertz = bin * 44_100.0 / size;
                int octave = (int) Math.clamp(Math.floor(Math.log(hertz / 22.1) / Math.log(2)), 0, 9);
                power[octave] += re[bin] * re[bin] + im[bin] * im[bin];
            }
        }
        double total = java.util.Arrays.stream(power).sum();
        for (int i = 0; i < power.length; i++) {
            power[i] /= total;
        }
        return power;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            for (int k = 0; k < length / 2; k++) {
                double cos = Math.cos(-2 * Math.PI * k / length);
                double sin = Math.sin(-2 * Math.PI * k / length);
                for (int i = k; i < n; i += length) {
                    int j = i + length / 2;
                    double r = re[j] * cos - im[j] * sin;
                    double m = re[j] * sin + im[j] * cos;
                    re[j] = re[i] - r;
                    im[j] = im[i] - m;
                    re[i] += r;
                    im[i] += m;
                }
            }
        }
    }
}
