package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Instrument;
import com.aiponge.aiconfig.builtin.song.score.Note;
import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Score;
import com.aiponge.aiconfig.builtin.song.score.Syllable;
import com.aiponge.aiconfig.builtin.song.score.Timing;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StudioTest {
    private static final Timing TIMING = new Timing(120, 4, 0, 48);

    @Test
    void staysSilentWhereNobodyPlays() {
        for (float x : perform(score(List.of(), List.of()))) {
            assertEquals(0, x);
        }
    }

    @Test
    void bringsAQuietScoreToTheSameLoudnessAsALoudOne() {
        assertEquals(level(perform(score(chords(1.0), List.of()))), level(perform(score(chords(0.25), List.of()))), 0.03);
    }

    @Test
    void playsNotesWhenTheyAreWritten() {
        float[] heard = perform(score(List.of(new Note(Instrument.PIANO, 4 * Timing.BEAT, Timing.BEAT, 60, 0.8)), List.of()));
        int entry = TIMING.sample(4 * Timing.BEAT) + Limiter.DELAY;
        for (int i = 0; i < entry; i++) {
            assertEquals(0, heard[i], 1e-6);
        }
        double after = 0;
        for (int i = entry; i < entry + 5000; i++) {
            after = Math.max(after, Math.abs(heard[i]));
        }
        assertTrue(after > 0.01);
    }

    @Test
    void opensTheMouthForTheVowelThatIsSung() {
        assertTrue(above(2000, sung('i')) > 2 * above(2000, sung('u')), "ee is brighter than oo");
        assertTrue(above(600, sung('a')) > above(600, sung('u')), "ah is wider than oo");
    }

    @Test
    void stopsBetweenTwoBlocks() {
        int[] asked = {0};
        assertThrows(CancellationException.class, () -> new Studio(() -> ++asked[0] == 3).perform(score(chords(1), List.of()), (l, r, n) -> { }));
        assertEquals(3, asked[0]);
    }

    @Test
    void leavesNoThreadBehindWhenItIsCancelled() throws Exception {
        assertThrows(CancellationException.class, () -> new Studio(() -> true).perform(score(chords(1), List.of()), (l, r, n) -> { }));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("song-singers")) {
                thread.join(10_000);
                assertTrue(!thread.isAlive(), "the singers' thread ends");
            }
        }
    }

    private static float[] sung(char vowel) {
        List<Note> notes = List.of(new Note(Instrument.VOICE, 0, 8 * Timing.BEAT, 57, 0.9));
        return perform(score(List.of(), List.of(new Phrase(List.of(new Syllable(0, vowel, Syllable.Onset.OPEN)), notes))));
    }

    /** Share of the power above a frequency, by three one-pole high-passes. */
    private static double above(double hertz, float[] samples) {
        double[] low = new double[3];
        double high = 0;
        double all = 0;
        double pole = Tone.pole(hertz);
        for (float x : samples) {
            double rest = x;
            for (int stage = 0; stage < low.length; stage++) {
                low[stage] += (rest - low[stage]) * pole;
                rest -= low[stage];
            }
            high += rest * rest;
            all += x * x;
        }
        return high / all;
    }

    private static double level(float[] samples) {
        double sum = 0;
        for (int i = Tone.RATE; i < 4 * Tone.RATE; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / (3 * Tone.RATE));
    }

    private static List<Note> chords(double velocity) {
        List<Note> notes = new ArrayList<>();
        for (int beat = 0; beat < 14; beat++) {
            for (int pitch : new int[] {48, 64, 67}) {
                notes.add(new Note(Instrument.ORGAN, beat * Timing.BEAT, Timing.BEAT, pitch, velocity));
            }
        }
        return notes;
    }

    private static Score score(List<Note> notes, List<Phrase> sung) {
        return new Score(TIMING, sung, List.of(), notes, false, 0.5, 8 * Tone.RATE);
    }

    private static float[] perform(Score score) {
        float[] heard = new float[score.samples()];
        int[] at = {0};
        new Studio(() -> false).perform(score, (left, right, count) -> {
            System.arraycopy(left, 0, heard, at[0], count);
            at[0] += count;
        });
        return heard;
    }
}
