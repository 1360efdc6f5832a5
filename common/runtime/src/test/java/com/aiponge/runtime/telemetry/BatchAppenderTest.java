package com.aiponge.runtime.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import com.aiponge.testkit.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Log lines leave soon, in order, many at once, and all of them at the end. */
final class BatchAppenderTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicInteger flushes = new AtomicInteger();
    private final BatchAppender appender = appender();

    @Test
    void writesSoonAndInOrder() {
        for (int i = 0; i < 100; i++) {
            appender.doAppend(event("line " + i));
        }
        Eventually.until("the last line", () -> text().contains("line 99"));
        int at = -1;
        for (int i = 0; i < 100; i++) {
            int next = text().indexOf("line " + i, at + 1);
            assertTrue(next > at, "line " + i);
            at = next;
        }
        assertTrue(flushes.get() < 20, () -> flushes + " flushes for 100 lines");
        appender.stop();
    }

    @Test
    void writesEverythingAtTheEnd() {
        for (int i = 0; i < 500; i++) {
            appender.doAppend(event("x"));
        }
        appender.stop();
        assertEquals(500, text().lines().count());
        appender.doAppend(event("too late"));
        assertEquals(500, text().lines().count());
    }

    @Test
    void manyMayLogAtATime() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 50; n++) {
                        appender.doAppend(event("y"));
                    }
                });
            }
        }
        appender.stop();
        assertEquals(10_000, text().lines().count());
    }

    private String text() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    private ILoggingEvent event(String message) {
        return new LoggingEvent("caller", context.getLogger("test"), ch.qos.logback.classic.Level.INFO, message, null, null);
    }

    private BatchAppender appender() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        TextLines encoder = new TextLines();
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> out = new OutputStreamAppender<>();
        out.setContext(context);
        out.setEncoder(encoder);
        out.setImmediateFlush(false);
        out.setOutputStream(new Counted());
        out.start();
        BatchAppender batch = new BatchAppender(out);
        batch.setContext(context);
        batch.start();
        return batch;
    }

    private final class Counted extends OutputStream {
        @Override
        public void write(int b) {
            synchronized (written) {
                written.write(b);
            }
        }

        @Override
        public void flush() {
            flushes.incrementAndGet();
        }
    }
}
