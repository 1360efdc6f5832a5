package com.aiponge.aiconfig.vendor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A song vendor that does what a test says. It remembers its tasks as a vendor does: also when the service that ordered them is gone. */
public final class ScriptedSong implements SongVendor {
    public final Queue<VendorFailure.Kind> submitFailures = new ConcurrentLinkedQueue<>();
    public final Queue<SongState> states = new ConcurrentLinkedQueue<>();
    public final Map<UUID, String> tasks = new ConcurrentHashMap<>();
    public final AtomicInteger submits = new AtomicInteger();
    public final AtomicInteger finds = new AtomicInteger();
    public final AtomicInteger cancels = new AtomicInteger();
    public final AtomicInteger audios = new AtomicInteger();
    /** So many audios break off after some bytes. */
    public final AtomicInteger brokenAudios = new AtomicInteger();
    public final AtomicInteger playing = new AtomicInteger();
    public final AtomicInteger mostPlaying = new AtomicInteger();
    /** Audio waits for it. */
    public volatile CountDownLatch door = new CountDownLatch(0);
    /** An order of unknown outcome is taken all the same. */
    public volatile boolean takesUnknown = true;
    public volatile boolean knowsWords;
    private final String adapter;
    private final int audiosAtOnce;

    public ScriptedSong(String adapter, int audiosAtOnce) {
        this.adapter = adapter;
        this.audiosAtOnce = audiosAtOnce;
    }

    @Override
    public String adapter() {
        return adapter;
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public String submit(UUID reference, Commission commission) {
        submits.incrementAndGet();
        VendorFailure.Kind failure = submitFailures.poll();
        if (failure == null || failure == VendorFailure.Kind.UNKNOWN_OUTCOME && takesUnknown) {
            tasks.put(reference, adapter + "-task-" + submits.get());
        }
        if (failure != null) {
            throw new VendorFailure(failure);
        }
        return tasks.get(reference);
    }

    @Override
    public Optional<String> find(UUID reference) {
        finds.incrementAndGet();
        return Optional.ofNullable(tasks.get(reference));
    }

    @Override
    public SongState look(String task, Commission commission) {
        SongState state = states.poll();
        return state == null ? new SongState.Ready(60, "clip-1", 80_000) : state;
    }

    @Override
    public InputStream audio(String task, Commission commission, BooleanSupplier cancelled) {
        audios.incrementAndGet();
        mostPlaying.accumulateAndGet(playing.incrementAndGet(), Math::max);
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException();
        } finally {
            playing.decrementAndGet();
        }
        InputStream file = new ByteArrayInputStream(("ID3 " + task).getBytes(StandardCharsets.US_ASCII));
        return brokenAudios.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? new SequenceInputStream(file, new Broken()) : file;
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line broke");
        }
    }

    @Override
    public boolean cancel(String task) {
        cancels.incrementAndGet();
        return true;
    }

    @Override
    public Optional<List<SungWord>> words(String task, Commission commission) {
        return knowsWords ? Optional.of(List.of(new SungWord("Grey", 1_000, 1_500, 0.9))) : Optional.empty();
    }

    @Override
    public int audiosAtOnce() {
        return audiosAtOnce;
    }

    /** A state that asks to look again very soon. */
    public static SongState working() {
        return new SongState.Working(Duration.ofMillis(20));
    }
}
