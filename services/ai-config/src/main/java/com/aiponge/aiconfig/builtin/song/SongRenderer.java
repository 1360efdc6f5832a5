package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.sound.Studio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/** Plays a plan and writes it as an MP3 file. Thread-safe; two seconds of computing on a thread of its own. */
public final class SongRenderer {
    /**
     * Writes the whole file, or nothing when it is cancelled or fails before the last step.
     *
     * @param cancelled asked many times a second, on another thread than the caller's
     * @throws CancellationException when it was cancelled or the calling thread interrupted
     * @throws UncheckedIOException when {@code out} fails
     */
    public void render(SongPlan plan, Mp3Tags tags, OutputStream out, BooleanSupplier cancelled) {
        byte[] audio = compute(plan, cancelled);
        try {
            out.write(Id3.of(tags, plan.durationSeconds() * 1000));
            out.write(audio);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compute(SongPlan plan, BooleanSupplier cancelled) {
        FutureTask<byte[]> work = new FutureTask<>(() -> {
            Mp3Encoder encoder = new Mp3Encoder();
            new Studio(cancelled).perform(plan.score(), encoder::encode);
            return encoder.finish();
        });
        // not on the caller's thread: if that is virtual, two seconds of computing would hold a carrier requests need
        Thread thread = Thread.ofPlatform().daemon().name("song-band").start(work);
        try {
            return work.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("song interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("song failed", e.getCause());
        }
    }
}
