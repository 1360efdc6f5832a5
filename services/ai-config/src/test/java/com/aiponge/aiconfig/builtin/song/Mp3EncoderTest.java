package com.aiponge.aiconfig.builtin.song;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Mp3EncoderTest {
    private static final int RATE = 44_100;

    @ParameterizedTest
    @ValueSource(ints = {44_100, 44_101, 65_536, 100_000})
    void encodesAnyNumberOfSamples(int samples) {
        Decoded decoded = decode(new Mp3Encoder(), new float[samples], new float[samples], 16_384);
        assertTrue(decoded.left().length >= samples && decoded.left().length < samples + 5 * 1152, decoded.left().length + " samples");
        for (short sample : decoded.left()) {
            assertEquals(0, sample, 1, "silence stays silent");
        }
    }

    @Test
    void endsWithoutHavingHeardAnything() {
        assertTrue(new Mp3Encoder().finish().length > 0);
    }

    @Test
    void givesBackLevelAndSidesOfATone() {
        float[] left = tone(440, 0.5f);
        float[] right = tone(1320, 0.25f);
        Decoded decoded = decode(new Mp3Encoder(), left, right, 10_000);
        float[][] both = decoded.floats();
        assertEquals(0.5 / Math.sqrt(2), Meter.rms(both[0], RATE, RATE), 0.01);
        assertEquals(0.25 / Math.sqrt(2), Meter.rms(both[1], RATE, RATE), 0.01);
        assertTrue(Meter.octaves(both[0])[4] > 0.98 && Meter.octaves(both[1])[5] > 0.98, "each side its own tone");
    }

    @Test
    void doesNotDependOnTheSizeOfTheBlocks() {
        float[] left = tone(440, 0.5f);
        float[] right = tone(660, 0.5f);
        assertArrayEquals(decode(new Mp3Encoder(), left, right, 16_384).left(), decode(new Mp3Encoder(), left, right, 777).left());
    }

    @Test
    void spendsFewerBitsOnSimpleSound() {
        int simple = bytes(tone(440, 0.5f));
        float[] noise = new float[3 * RATE];
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat() - 0.5f;
        }
        assertTrue(bytes(noise) > 2 * simple);
    }

    private static int bytes(float[] samples) {
        Mp3Encoder encoder = new Mp3Encoder();
        encoder.encode(samples, samples, samples.length);
        return encoder.finish().length;
    }

    private static Decoded decode(Mp3Encoder encoder, float[] left, float[] right, int block) {
        for (int at = 0; at < left.length; at += block) {
            int count = Math.min(block, left.length - at);
            encoder.encode(java.util.Arrays.copyOfRange(left, at, at + count), java.util.Arrays.copyOfRange(right, at, at + count), count);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Id3.of(new Mp3Tags("folk", "en"), 1));
        file.writeBytes(encoder.finish());
        return Decoded.of(file.toByteArray());
    }

    private static float[] tone(double hertz, float amplitude) {
        float[] samples = new float[3 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }
}
