package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InstrumentsTest {
    private static final Strip PLAIN = new Strip(1, 1, 1);
    private static final int SECOND = Tone.RATE;

    @ParameterizedTest
    @EnumSource(value = Instrument.class, mode = EnumSource.Mode.EXCLUDE, names = {"VOICE", "CHOIR"})
    void soundsWithoutOvershootAndDiesAway(Instrument instrument) {
        float[] heard = play(instrument, 60, 1);
        double peak = 0;
        for (float x : heard) {
            assertTrue(Float.isFinite(x));
            peak = Math.max(peak, Math.abs(x));
        }
        assertTrue(peak > 0.1 && peak < 2.2, instrument + " peaks at " + peak);
        assertTrue(energy(heard, 4 * SECOND, 5 * SECOND) < energy(heard, 0, SECOND) * 1e-3, "is silent again");
    }

    @ParameterizedTest
    @EnumSource(value = Instrument.class, names = {"PIANO", "EPIANO", "NYLON", "STEEL", "HARP", "UPRIGHT", "BASS", "SYNTH_BASS", "SYNTH",
            "VIBES", "ORGAN", "PAD", "STRINGS", "FLUTE", "SAX", "VIOLIN", "LEAD"})
    void isInTune(Instrument instrument) {
        for (int pitch : new int[] {40, 52, 64, 76}) {
            float[] heard = play(instrument, pitch, 0.8);
            double hertz = Tone.hertz(pitch);
            double written = at(heard, hertz);
            for (double cents : new double[] {-60, 60}) {
                assertTrue(written > at(heard, hertz * Math.pow(2, cents / 1200)), instrument + " at " + pitch + ", " + cents + " cents");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Instrument.class, names = {"PIANO", "NYLON", "BASS", "KICK", "FLUTE", "DRIVE", "SNARE"})
    void isLouderWhenPlayedHarder(Instrument instrument) {
        assertTrue(energy(play(instrument, 50, 0.9), 0, SECOND) > 1.3 * energy(play(instrument, 50, 0.4), 0, SECOND));
    }

    @Test
    void soundsTheSameEveryTime() {
        assertArrayEquals(play(Instrument.NYLON, 57, 0.7), play(Instrument.NYLON, 57, 0.7));
        assertArrayEquals(play(Instrument.SNARE, 57, 0.7), play(Instrument.SNARE, 57, 0.7));
    }

    @Test
    void keepsTheVoicesOffTheNoteDesk() {
        assertThrows(IllegalArgumentException.class, () -> new Desk(0.5).sound(Instrument.VOICE));
    }

    @Test
    void pansWithConstantPower() {
        for (double pan : new double[] {-1, -0.5, 0, 0.3, 1}) {
            Strip strip = Strip.of(0.5, pan, 0.2);
            assertEquals(0.5, strip.left() * strip.left() + strip.right() * strip.right(), 1e-6);
            assertEquals(0.1, strip.send(), 1e-6);
        }
        assertTrue(Strip.of(1, -1, 0).left() > Strip.of(1, -1, 0).right());
    }

    @Test
    void keepsHarmonicsBelowTheLimitOfHearing() {
        for (double hertz : new double[] {50, 440, 3000, 9000}) {
            float[] table = Wave.SAW.table(hertz);
            int steepest = 0;
            for (int i = 1; i < Wave.SIZE; i++) {
                steepest += (table[i] >= 0) == (table[i - 1] >= 0) ? 0 : 1;
            }
            assertTrue(steepest * hertz / 2 < Tone.RATE / 2.0, hertz + " Hz");
        }
        assertEquals(Wave.SINE[Wave.SIZE / 4], Wave.at(Wave.SINE, 1 << 30), 1e-6);
    }

    private static float[] play(Instrument instrument, int pitch, double velocity) {
        Tape tape = new Tape(6);
        new Desk(0.6).sound(instrument).play(tape, PLAIN, 0, SECOND, pitch, velocity);
        float[] left = new float[5 * SECOND];
        tape.take(left, new float[left.length], new float[left.length], left.length);
        return left;
    }

    private static double energy(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }

    /** How much of a frequency and its octaves is in the first 0.8 s. */
    private static double at(float[] x, double hertz) {
        double total = 0;
        int count = 8 * SECOND / 10;
        for (int harmonic = 1; harmonic <= 4; harmonic++) {
            double re = 0;
            double im = 0;
            double turn = 2 * Math.PI * hertz * harmonic / Tone.RATE;
            for (int i = 0; i < count; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / count);
                re += x[i] * window * Math.cos(turn * i);
                im += x[i] * window * Math.sin(turn * i);
            }
            total += re * re + im * im;
        }
        return total;
    }
}
