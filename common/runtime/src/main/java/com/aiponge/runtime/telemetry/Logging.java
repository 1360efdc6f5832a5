package com.aiponge.runtime.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets the process's logging up from two settings; there is no logging file to keep. */
public final class Logging {
    private Logging() {
    }

    /**
     * To the console, as containers want it.
     *
     * @param level  debug, info, warn or error
     * @param format {@code json}: one object a line; {@code text}: for a terminal
     */
    public static void configure(String level, String format) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        install(console, level, format);
    }

    /** To a file that is kept below 10 MiB, with one older part beside it. */
    public static void toFile(String level, String format, Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(appender);
        older.setFileNamePattern(file + ".%i");
        older.setMaxIndex(1);
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(10 << 20));
        size.setCheckIncrement(Duration.buildBySeconds(1)); // a minute otherwise, in which a burst fills a disk
        appender.setRollingPolicy(older);
        appender.setTriggeringPolicy(size);
        appender.setContext(context);
        older.start();
        size.start();
        install(appender, level, format);
    }

    private static void install(OutputStreamAppender<ILoggingEvent> appender, String level, String format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAndStopAllAppenders();
        LineEncoder encoder = format.equals("json") ? new JsonLines() : new TextLines();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setImmediateFlush(false);
        appender.start();
        BatchAppender batch = new BatchAppender(appender);
        batch.setContext(context);
        batch.start();
        ch.qos.logback.classic.Logger root = context.getLogger("ROOT");
        Level ours = Level.toLevel(level);
        // Libraries write headers and bodies when asked for more than warnings.
        root.setLevel(ours.isGreaterOrEqual(Level.WARN) ? ours : Level.WARN);
        for (String own : new String[] {"com.aiponge", RequestLog.NAME}) {
            context.getLogger(own).setLevel(ours);
        }
        root.addAppender(batch);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Writes out what is waiting; logging goes on. */
    public static void flush() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof BatchAppender batch) {
                batch.drain();
            }
        });
    }
}
