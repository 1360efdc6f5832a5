package com.aiponge.aiconfig.builtin.song.sound;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tape, reverb, compressor, limiter and meter: what the band passes through. */
class MixTest {
    @Test
    void playsBackFromTheTapeWhatWasPutOnItAcrossRewinds() {
        Tape tape = new Tape(1);
        int block = 10_000;
        int total = 100 * block;
        float[] played = new float[total];
        for (int at = 0; at < total; at += block) {
            // a mark in this block and one that lies a block ahead
            tape.left[tape.index(at + 17)] += 1;
            tape.left[tape.index(at + block + 23)] += 2;
            float[] left = new float[block];
            tape.take(left, new float[block], new float[block], block);
            System.arraycopy(left, 0, played, at, block);
        }
        for (int at = block; at < total; at += block) {
            assertEquals(1, played[at + 17]);
            assertEquals(2, played[at + 23]);
            assertEquals(0, played[at + 24]);
        }
    }

    @Test
    void cutsNotesLongerThanTheTape() {
        Tape tape = new Tape(2);
        assertEquals(1000, tape.room(0, 1000));
        assertEquals(2 * Tone.RATE, tape.room(0, Integer.MAX_VALUE));
        assertEquals(0, tape.room(3 * Tone.RATE, 10));
    }

    @Test
    void readsTheReferenceToneOfTheLoudnessStandard() {
        Loudness loudness = new Loudness();
        float[] tone = sine(997, Math.pow(10, -23 / 20.0), 20 * Tone.RATE);
        loudness.add(tone, tone, tone.length);
        assertEquals(-23, loudness.integrated(), 0.1);
    }

    @Test
    void measuresOneChannelThreeDecibelsLower() {
        Loudness loudness = new Loudness();
        float[] tone = sine(997, 1, 10 * Tone.RATE);
        loudness.add(tone, new float[tone.length], tone.length);
        // BS.1770-4: a 0 dB full-scale 997 Hz sine in one front channel reads −3.01
        assertEquals(-3.01, loudness.integrated(), 0.1);
    }

    @Test
    void ignoresSilenceAndHearsNothingInNothing() {
        Loudness loudness = new Loudness();
        float[] tone = sine(997, 0.1, 10 * Tone.RATE);
        loudness.add(tone, tone, tone.length);
        double alone = loudness.integrated();
        loudness.add(new float[tone.length], new float[tone.length], tone.length);
        assertEquals(alone, loudness.integrated(), 0.2);
        assertEquals(Double.NEGATIVE_INFINITY, new Loudness().integrated());
    }

    @Test
    void limitsPeaksWithoutTouchingWhatIsBelow() {
        Limiter limiter = new Limiter(-2);
        float[] left = sine(300, 0.5, Tone.RATE);
        float[] right = left.clone();
        limiter.process(left, right, left.length);
        float[] dry = sine(300, 0.5, Tone.RATE);
        for (int i = Limiter.DELAY; i < left.length; i++) {
            assertEquals(dry[i - Limiter.DELAY], left[i], 1e-6);
        }
        float[] loud = sine(300, 3, Tone.RATE);
        limiter.process(loud, loud.clone(), loud.length);
        for (float x : loud) {
            assertTrue(Math.abs(x) <= 0.795, "ceiling");
        }
    }

    @Test
    void limitsBothSidesAlikeSoThatTheImageStays() {
        Limiter limiter = new Limiter(-2);
        float[] left = sine(300, 2, Tone.RATE);
        float[] right = sine(300, 0.2, Tone.RATE);
        limiter.process(left, right, left.length);
        for (int i = 1000; i < left.length; i++) {
            if (Math.abs(left[i]) > 0.1 && Math.abs(left[i]) < 0.79) {
                assertEquals(0.1, right[i] / left[i], 0.003);
            }
        }
    }

    @Test
    void comesBackAfterAPeak() {
        Limiter limiter = new Limiter(-2);
        float[] left = sine(300, 0.5, 2 * Tone.RATE);
        left[5000] = 4;
        limiter.process(left, left.clone(), left.length);
        double late = 0;
        for (int i = Tone.RATE; i < left.length; i++) {
            late = Math.max(late, Math.abs(left[i]));
        }
        assertEquals(0.5, late, 0.01);
    }

    @Test
    void reverberatesAndDiesAwayInTime() {
        Reverb reverb = new Reverb(1.5);
        int count = 4 * Tone.RATE;
        float[] send = new float[count];
        send[0] = 1;
        float[] left = new float[count];
        float[] right = new float[count];
        reverb.process(send, left, right, count);
        assertTrue(energy(left, 0, Tone.RATE / 2) > 1e-3);
        assertTrue(energy(left, 3 * Tone.RATE, count) < 1e-6 * energy(left, 0, Tone.RATE / 2) + 1e-12);
        double difference = 0;
        for (int i = 0; i < count; i++) {
            difference += Math.abs(left[i] - right[i]);
        }
        assertTrue(difference > 0.1, "both ears hear another room");
    }

    @Test
    void bringsLoudPassagesNearerToQuietOnes() {
        assertTrue(glued(0.8) / glued(0.08) < 6, "ten times as loud becomes less than six times");
        assertTrue(glued(0.8) > glued(0.4));
    }

    @Test
    void removesDirectCurrent() {
        float[] left = new float[2 * Tone.RATE];
        java.util.Arrays.fill(left, 0.3f);
        new Glue().process(left, left.clone(), left.length);
        assertEquals(0, left[left.length - 1], 1e-3);
    }

    @Test
    void keepsRecordingsWithinSixteenBits() {
        Recording recording = new Recording(4);
        recording.store(1, new float[] {0.5f, 9, -9}, new float[] {0, 0, 0.25f}, 3);
        assertArrayEquals(new short[] {0, 8192, Short.MAX_VALUE, Short.MIN_VALUE}, recording.left);
        assertEquals(4096, recording.right[3]);
    }

    @Test
    void playsAheadInOrderAndStopsWhenNobodyListens() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        Part endless = (sample, tape) -> {
            tape.left[tape.index(sample - 100)] += sample;
            if (Thread.currentThread().isInterrupted()) {
                gone.countDown();
            }
        };
        try (Ahead ahead = new Ahead(endless, Integer.MAX_VALUE - 1000, 100)) {
            for (int block = 1; block <= 20; block++) {
                float[] left = new float[100];
                ahead.next(left, new float[100], new float[100]);
                assertEquals(block * 100, left[0]);
            }
        }
        // the player either sees the interrupt here or in the queue it waits on; both end its thread
        Thread player = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("song-singers")).findAny().orElse(null);
        if (player != null) {
            player.join(TimeUnit.SECONDS.toMillis(5));
            assertTrue(!player.isAlive() || gone.getCount() == 0);
        }
    }

    @Test
    void passesOnWhyThePlayerFailed() {
        IllegalArgumentException cause = new IllegalArgumentException("out of tune");
        try (Ahead ahead = new Ahead((sample, tape) -> {
            throw cause;
        }, 1000, 100)) {
            var failure = assertThrows(IllegalStateException.class, () -> ahead.next(new float[100], new float[100], new float[100]));
            assertSame(cause, failure.getCause());
        }
    }

    @Test
    void resonatesAtTheFormantsOfTheVowel() {
        for (char vowel : "aeiou".toCharArray()) {
            Vowel shape = Vowel.of(vowel, false);
            double at = through(shape, shape.hertz()[0]);
            assertTrue(at > 1.5 * through(shape, shape.hertz()[0] * 0.4), vowel + " below its first formant");
            assertTrue(through(shape, shape.hertz()[1]) > through(shape, 5200), vowel + " above its formants");
        }
    }

    @Test
    void liftsTheFirstFormantOnHighNotes() {
        Mouth mouth = new Mouth(Vowel.of('i', false));
        mouth.shape(Vowel.of('i', false), 700, 1);
        double high = response(mouth, 756);
        Mouth low = new Mouth(Vowel.of('i', false));
        low.shape(Vowel.of('i', false), 200, 1);
        assertTrue(high > 2 * response(low, 756));
    }

    private static double through(Vowel vowel, double hertz) {
        Mouth mouth = new Mouth(vowel);
        mouth.shape(vowel, 100, 1);
        return response(mouth, hertz);
    }

    private static double response(Mouth mouth, double hertz) {
        float[] tone = sine(hertz, 1, Tone.RATE / 2);
        double sum = 0;
        for (int i = 0; i < tone.length; i++) {
            float y = mouth.sing(tone[i]);
            sum += i > tone.length / 2 ? y * y : 0;
        }
        return Math.sqrt(sum);
    }

    private static double glued(double amplitude) {
        float[] left = sine(400, amplitude, 3 * Tone.RATE);
        new Glue().process(left, left.clone(), left.length);
        return Math.sqrt(energy(left, 2 * Tone.RATE, 3 * Tone.RATE));
    }

    private static double energy(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }

    private static float[] sine(double hertz, double amplitude, int count) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / Tone.RATE));
        }
        return samples;
    }
}
