package com.aiponge.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The events of an open stream, in order. One thread reads from it. */
public final class SseStream implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final BlockingQueue<SseEvent> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final InputStream source;
    private final Thread reader;

    private SseStream(InputStream source) {
        this.source = source;
        this.reader = Thread.ofVirtual().name("sse").unstarted(this::read);
    }

    static SseStream reading(InputStream source) {
        SseStream stream = new SseStream(source);
        stream.reader.start();
        return stream;
    }

    /** The next event; fails when none comes within ten seconds. */
    public SseEvent next() {
        return next(LIMIT).orElseThrow(() -> new AssertionError("no event within " + LIMIT.toSeconds() + " s"));
    }

    /** The next event, if one comes within the limit. */
    public Optional<SseEvent> next(Duration limit) {
        try {
            return Optional.ofNullable(events.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The next event that is meant; others before it are skipped. Fails after ten seconds. */
    public SseEvent next(String what, Predicate<SseEvent> meant) {
        return Eventually.value(what, () -> next(Duration.ofMillis(5)).filter(meant));
    }

    /** How many comment lines came: they keep a quiet stream open. */
    public int comments() {
        return comments.get();
    }

    /** Whether the server has ended the stream. */
    public boolean isEnded() {
        return !reader.isAlive();
    }

    /** Ends the connection. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void read() {
        SseParser parser = new SseParser(events::add, comments::incrementAndGet);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parser.line(line);
            }
        } catch (IOException cutOrClosed) {
            return;
        }
    }
}
