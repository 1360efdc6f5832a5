package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.score.Note;
import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Score;
import com.aiponge.aiconfig.builtin.song.sound.Studio;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The lead voice on its own. */
class VoiceTest {
    private static SongPlan plan;
    private static float[] voice;

    @BeforeAll
    static void singAlone() {
        plan = new SongComposer().compose(Orders.voiced("f", false));
        Score score = plan.score();
        voice = new float[score.samples()];
        int[] at = {0};
        new Studio(() -> false).perform(new Score(score.timing(), score.sung(), List.of(), List.of(), score.deepVoice(),
                score.brightness(), score.samples()), (l, r, count) -> {
            System.arraycopy(l, 0, voice, at[0], count);
            at[0] += count;
        });
    }

    @Test
    void isHeardWhileItsLinesLast() {
        for (TimedLine line : plan.lines()) {
            int first = (int) (line.words().getFirst().startMs() * 44.1);
            int last = (int) (line.words().getLast().endMs() * 44.1);
            assertTrue(Meter.rms(voice, first, last - first) > 0.03, line.text());
        }
    }

    @Test
    void restsBetweenTheLines() {
        Phrase phrase = plan.score().sung().getFirst();
        int end = plan.score().timing().sample(phrase.notes().getLast().end());
        int next = plan.score().timing().sample(plan.score().sung().get(1).notes().getFirst().tick());
        assertTrue(next > end, "a breath between two lines");
        assertTrue(Meter.rms(voice, 0, plan.score().timing().sample(phrase.notes().getFirst().tick()) - 100) < 1e-4, "waits for its entry");
    }

    @Test
    void holdsTheWrittenPitch() {
        Note held = plan.score().sung().stream().map(phrase -> phrase.notes().getLast())
                .max(java.util.Comparator.comparingInt(Note::ticks)).orElseThrow();
        int from = plan.score().timing().sample(held.tick()) + 8_000;
        double hertz = 440 * Math.pow(2, (held.pitch() - 69) / 12.0);
        double written = strength(from, hertz);
        assertTrue(written > 4 * strength(from, hertz * Math.pow(2, 1 / 12.0)), "not a semitone above");
        assertTrue(written > 4 * strength(from, hertz / Math.pow(2, 1 / 12.0)), "not a semitone below");
    }

    @Test
    void hasFormantsRatherThanOneTone() {
        double[] octaves = Meter.octaves(voice);
        assertTrue(octaves[5] + octaves[6] > 0.03, "second and third formant");
        assertTrue(octaves[4] > 0.02 && octaves[7] > 0.0005, java.util.Arrays.toString(octaves));
    }

    /** How much of a frequency and its octave is in a fifth of a second, by correlation. */
    private static double strength(int from, double hertz) {
        double total = 0;
        for (double tone : new double[] {hertz, 2 * hertz}) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < 8_820; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 8_820);
                re += voice[from + i] * window * Math.cos(2 * Math.PI * tone * i / 44_100);
                im += voice[from + i] * window * Math.sin(2 * Math.PI * tone * i / 44_100);
            }
            total += re * re + im * im;
        }
        return total;
    }
}
