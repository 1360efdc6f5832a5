package com.aiponge.aiconfig.builtin.song.sound;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/** Plays a part on a thread of its own, at most a few blocks ahead of who listens. */
final class Ahead implements AutoCloseable {
    private static final int BLOCKS = 3;
    /** Four bars of the slowest tempo. */
    private static final int PHRASE_SECONDS = 17;

    /** Audio of one block, or why there is none. */
    private record Block(float[] left, float[] right, float[] send, Throwable failure) {
    }

    private final BlockingQueue<Block> ready = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread player;

    Ahead(Part part, int samples, int block) {
        // a platform thread: a virtual one that computes for long would hold a carrier that requests need
        player = Thread.ofPlatform().daemon().name("song-singers").start(() -> play(part, samples, block));
    }

    /** Fills the arrays with the next block. */
    void next(float[] left, float[] right, float[] send) {
        Block block;
        try {
            block = ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("song interrupted").initCause(e);
        }
        if (block.failure() != null) {
            throw new IllegalStateException("singers failed", block.failure());
        }
        System.arraycopy(block.left(), 0, left, 0, left.length);
        System.arraycopy(block.right(), 0, right, 0, right.length);
        System.arraycopy(block.send(), 0, send, 0, send.length);
    }

    @Override
    public void close() {
        player.interrupt();
    }

    private void play(Part part, int samples, int size) {
        try {
            Tape tape = new Tape(PHRASE_SECONDS);
            for (int at = 0; at < samples; at += size) {
                part.playUntil(at + size, tape);
                Block block = new Block(new float[size], new float[size], new float[size], null);
                tape.take(block.left(), block.right(), block.send(), size);
                ready.put(block);
            }
        } catch (InterruptedException e) {
            // the listener has gone
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            ready.clear();
            ready.add(new Block(null, null, null, e));
        }
    }
}
