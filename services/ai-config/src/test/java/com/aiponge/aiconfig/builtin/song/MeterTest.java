package com.aiponge.aiconfig.builtin.song;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The yardsticks of the audio tests, on signals whose answers the standards give. */
class MeterTest {
    @Test
    void readsTheReferenceToneOfTheLoudnessStandard() {
        // EBU Tech 3341, case 1: 1 kHz at −23 dBFS in both channels is −23 LUFS
        float[] tone = sine(1000, Math.pow(10, -23 / 20.0), 20, 0);
        assertEquals(-23, Meter.lufs(tone, tone), 0.15);
    }

    @Test
    void gatesOutSilenceBetweenTones() {
        float[] tone = sine(1000, 0.1, 40, 0);
        java.util.Arrays.fill(tone, 10 * 44_100, 30 * 44_100, 0);
        assertEquals(-20, Meter.lufs(tone, tone), 0.2);
    }

    @Test
    void findsThePeakBetweenTwoSamples() {
        // a quarter of the sampling rate at 45 degrees: every sample is at 0.707, the wave reaches 1
        float[] tone = sine(11_025, 1, 1, Math.PI / 4);
        assertEquals(1, Meter.truePeak(tone), 0.03);
    }

    @Test
    void findsTheLongestSilence() {
        float[] tone = sine(440, 0.5, 10, 0);
        java.util.Arrays.fill(tone, 44_100, 3 * 44_100, 0);
        assertEquals(2, Meter.longestSilence(tone, tone, 10), 0.05);
        assertEquals(0, Meter.longestSilence(tone, tone, 0.9), 0.05);
    }

    @Test
    void putsAToneIntoItsOctave() {
        double[] shares = Meter.octaves(sine(1000, 0.5, 2, 0));
        assertTrue(shares[5] > 0.99, java.util.Arrays.toString(shares));
    }

    private static float[] sine(double hertz, double amplitude, int seconds, double phase) {
        float[] samples = new float[seconds * 44_100];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(phase + 2 * Math.PI * hertz * i / 44_100));
        }
        return samples;
    }
}
