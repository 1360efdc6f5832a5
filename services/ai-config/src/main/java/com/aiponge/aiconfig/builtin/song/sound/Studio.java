package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Score;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Plays a score, mixes it, and masters the mix to a fixed loudness. */
public final class Studio {
    /** Integrated loudness of every song, in LUFS. */
    public static final double TARGET_LUFS = -16;
    private static final double CEILING_DECIBELS = -2.2;
    private static final double FADE_SECONDS = 2.6;
    /** A pad over the slowest bar, and its release. */
    private static final int BAND_SECONDS = 7;
    private static final int BLOCK = 1 << 14;

    /** Takes mastered audio, full scale 1. */
    public interface Listener {
        void hear(float[] left, float[] right, int count);
    }

    private final BooleanSupplier cancelled;

    public Studio(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** Throws {@link CancellationException} soon after it was cancelled. */
    public void perform(Score score, Listener listener) {
        master(record(score), listener);
    }

    private Recording record(Score score) {
        Recording recording = new Recording(score.samples());
        Loudness loudness = new Loudness();
        Glue glue = new Glue();
        Reverb reverb = new Reverb(1.4 + 0.8 * (1 - score.brightness()));
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        float[] send = new float[BLOCK];
        Tape tape = new Tape(BAND_SECONDS);
        Part band = Part.band(score);
        try (Ahead singers = new Ahead(Part.singers(score), score.samples(), BLOCK)) {
            for (int at = 0; at < score.samples(); at += BLOCK) {
                check();
                int count = Math.min(BLOCK, score.samples() - at);
                singers.next(left, right, send);
                band.playUntil(at + count, tape);
                tape.take(left, right, send, count);
                reverb.process(send, left, right, count);
                glue.process(left, right, count);
                loudness.add(left, right, count);
                recording.store(at, left, right, count);
            }
        }
        recording.measured(loudness.integrated());
        return recording;
    }

    private void master(Recording recording, Listener listener) {
        Limiter limiter = new Limiter(CEILING_DECIBELS);
        float gain = recording.lufs() < -60 ? 0 : (float) (Math.pow(10, (TARGET_LUFS - recording.lufs()) / 20) / Recording.UNIT);
        int total = recording.samples();
        int fade = Tone.samples(FADE_SECONDS);
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        for (int at = 0; at < total; at += BLOCK) {
            check();
            int count = Math.min(BLOCK, total - at);
            for (int i = 0; i < count; i++) {
                int remaining = total - at - i;
                float g = remaining < fade ? gain * remaining / fade : gain;
                left[i] = recording.left[at + i] * g;
                right[i] = recording.right[at + i] * g;
            }
            limiter.process(left, right, count);
            listener.hear(left, right, count);
        }
    }

    private void check() {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("song cancelled");
        }
    }
}
