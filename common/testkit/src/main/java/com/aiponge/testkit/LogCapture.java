package com.aiponge.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Everything this JVM logs and prints (System.out and System.err) from {@link #start()} to {@link #close()}, so that a test can show that
 * no secret and nobody's words are among it. What is printed still goes where it went. A logging set-up that replaces the root logger's
 * appenders afterwards is seen by what it prints only: start the capture after the service. One capture at a time.
 */
public final class LogCapture implements AutoCloseable {
    private static final int AROUND = 200;
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // The message, the thread's name and the MDC are made when asked for: now, while the thread is here.
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    private LogCapture() {
    }

    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        System.setOut(capture.tee(capture.out));
        System.setErr(capture.tee(capture.err));
        capture.appender.setContext(capture.root.getLoggerContext());
        capture.appender.start();
        capture.root.addAppender(capture.appender);
        return capture;
    }

    private PrintStream tee(PrintStream original) {
        return new PrintStream(new TeeOutput(original, printed), true, StandardCharsets.UTF_8);
    }

    /** The logged events, in order. */
    public List<ILoggingEvent> events() {
        return List.copyOf(events);
    }

    /** All of it as one text: what was printed, and of each logged event the message, MDC, key-values and exceptions. */
    public String text() {
        StringBuilder text = new StringBuilder(printed.toString(StandardCharsets.UTF_8));
        for (ILoggingEvent event : events) {
            text.append(event.getLevel()).append(' ').append(event.getLoggerName()).append(' ').append(event.getFormattedMessage())
                    .append(' ').append(event.getMDCPropertyMap()).append(' ').append(event.getKeyValuePairs()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
            }
        }
        return text.toString();
    }

    /** Fails when one of the texts was logged or printed, as it is or escaped for JSON. The failure shows what stands around it. */
    public void assertNone(String... secrets) {
        String text = text();
        for (int i = 0; i < secrets.length; i++) {
            for (String form : List.of(secrets[i], new String(JsonStringEncoder.getInstance().quoteAsString(secrets[i])))) {
                int at = text.indexOf(form);
                if (at >= 0) {
                    String before = text.substring(Math.max(0, at - AROUND), at);
                    throw new AssertionError("text number " + (i + 1) + " was logged, after: " + before);
                }
            }
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
        System.setOut(out);
        System.setErr(err);
    }
}
