package com.aiponge.runtime.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes events a few times a second, many in one system call. Logback's own asynchronous appender wakes its thread and writes for every event,
 * which in a profile of the gateway cost as much as checking a token. Nobody who logs ever waits: what does not fit is counted and dropped.
 */
final class BatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int MOST = 16_384;
    private static final long PERIOD_MILLIS = 50;

    private final OutputStreamAppender<ILoggingEvent> out;
    private final ConcurrentLinkedQueue<ILoggingEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile Thread writer;

    /** @param out a started appender that does not flush by itself */
    BatchAppender(OutputStreamAppender<ILoggingEvent> out) {
        this.out = out;
    }

    @Override
    public void start() {
        super.start();
        writer = Thread.ofPlatform().daemon().name("log").start(this::write);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (size.incrementAndGet() > MOST) {
            size.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        event.prepareForDeferredProcessing();
        queue.add(event);
    }

    private void write() {
        try {
            while (isStarted()) {
                Thread.sleep(PERIOD_MILLIS);
                drain();
            }
        } catch (InterruptedException e) {
            // the end; stop() writes the rest
        }
    }

    /** Writes out what waits now. */
    synchronized void drain() {
        ILoggingEvent event = queue.poll();
        if (event == null) {
            return;
        }
        for (; event != null; event = queue.poll()) {
            size.decrementAndGet();
            out.doAppend(event);
        }
        int lost = dropped.getAndSet(0);
        if (lost > 0) {
            addWarn(lost + " log events were dropped");
        }
        try {
            out.getOutputStream().flush();
        } catch (IOException e) {
            addError("cannot write the log", e);
        }
    }

    /** Writes out what waits. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        writer.interrupt();
        drain();
        out.stop();
    }
}
