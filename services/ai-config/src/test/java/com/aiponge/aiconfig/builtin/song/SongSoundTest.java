package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.sound.Studio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a listener would notice, measured on whole songs of very different styles. */
class SongSoundTest {
    @ParameterizedTest
    @CsvSource({"pop,hopeful", "folk,calm", "house,energetic", "metal,aggressive", "classical,sad", "ambient,peaceful", "reggae,playful"})
    void soundsLikeAFinishedRecording(String genre, String mood) {
        SongPlan plan = new SongComposer().compose(Orders.of(Orders.LYRICS, mood, genre));
        float[] left = new float[plan.durationSeconds() * 44_100];
        float[] right = new float[left.length];
        int[] heard = {0};
        new Studio(() -> false).perform(plan.score(), (l, r, count) -> {
            System.arraycopy(l, 0, left, heard[0], count);
            System.arraycopy(r, 0, right, heard[0], count);
            heard[0] += count;
        });
        assertEquals(left.length, heard[0], "the planned length");
        assertLevels(left, right);
        assertContinuous(plan, left, right);
        assertStereo(left, right);
        assertBalanced(left);
        assertFades(left);
    }

    private static void assertLevels(float[] left, float[] right) {
        double loudness = Meter.lufs(left, right);
        assertEquals(-16, loudness, 1.2, "integrated loudness");
        double ceiling = Math.pow(10, -1 / 20.0);
        assertTrue(Meter.truePeak(left) <= ceiling && Meter.truePeak(right) <= ceiling,
                "true peak " + Meter.truePeak(left) + ", " + Meter.truePeak(right));
        double mean = 0;
        for (float x : left) {
            mean += x;
        }
        assertEquals(0, mean / left.length, 0.002, "no direct current");
    }

    private static void assertContinuous(SongPlan plan, float[] left, float[] right) {
        assertTrue(Meter.longestSilence(left, right, plan.durationSeconds() - 3) < 1);
        double loudest = 0;
        double quietest = 1;
        for (int second = 1; second < plan.durationSeconds() - 6; second++) {
            double level = Meter.rms(left, second * 44_100, 3 * 44_100);
            loudest = Math.max(loudest, level);
            quietest = Math.min(quietest, level);
        }
        assertTrue(loudest / quietest < 6, "sections within 15 dB of each other: " + loudest / quietest);
        assertTrue(loudest / quietest > 1.12, "sections differ");
    }

    private static void assertStereo(float[] left, float[] right) {
        double apart = 0;
        double together = 0;
        for (int i = 0; i < left.length; i++) {
            apart += Math.pow(left[i] - right[i], 2);
            together += Math.pow(left[i] + right[i], 2);
        }
        assertTrue(apart / together > 0.02 && apart / together < 0.6, "width " + apart / together);
        double balance = Meter.rms(left, 0, left.length) / Meter.rms(right, 0, right.length);
        assertEquals(1, balance, 0.35, "neither side leads");
    }

    private static void assertBalanced(float[] samples) {
        double[] octaves = Meter.octaves(samples);
        String shares = Arrays.toString(octaves);
        assertTrue(Arrays.stream(octaves).max().orElse(1) < 0.75, "no octave carries all: " + shares);
        assertTrue(octaves[1] + octaves[2] > 0.01, "has a bass: " + shares);
        assertTrue(octaves[5] + octaves[6] > 0.01, "has presence: " + shares);
        assertTrue(octaves[7] + octaves[8] + octaves[9] > 0.0005, "has air: " + shares);
        assertTrue(octaves[7] + octaves[8] + octaves[9] < 0.2, "is not harsh: " + shares);
        assertTrue(octaves[0] < 0.2, "does not rumble: " + shares);
    }

    private static void assertFades(float[] samples) {
        int last = samples.length - 4_410;
        assertTrue(Meter.rms(samples, last, 4_410) < 0.01, "ends quietly");
        assertFalse(Meter.rms(samples, samples.length - 5 * 44_100, 44_100) < 0.001, "sounds until the end");
    }
}
