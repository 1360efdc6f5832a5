package com.aiponge.runtime.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
    @TempDir
    private Path folder;
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level rootLevel = root.getLevel();
    private final Level ownLevel = logger("com.aiponge").getLevel();
    private final Level requestLevel = logger("request").getLevel();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

    {
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender); // a detached one is not stopped by a new set-up
    }

    @AfterEach
    void restore() {
        root.detachAndStopAllAppenders();
        appenders.forEach(root::addAppender);
        root.setLevel(rootLevel);
        logger("com.aiponge").setLevel(ownLevel);
        logger("request").setLevel(requestLevel);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Test
    void saysMoreOfOurselvesOnly() {
        Logging.configure("debug", "json");
        assertTrue(logger("com.aiponge.runtime.http").isDebugEnabled() && logger("request").isDebugEnabled());
        for (String library : List.of("org.apache.hc.client5.http.wire", "software.amazon.awssdk.request", "io.lettuce.core", "io.helidon", "org.postgresql")) {
            assertFalse(logger(library).isInfoEnabled(), library);
            assertTrue(logger(library).isWarnEnabled(), library);
        }
    }

    @Test
    void lessIsLessOfEverybody() {
        Logging.configure("error", "text");
        assertEquals(List.of(false, false, true), List.of(logger("com.aiponge.x").isWarnEnabled(), logger("io.helidon").isWarnEnabled(),
                logger("io.helidon").isErrorEnabled()));
        Logging.configure("info", "text");
        assertEquals(List.of(true, false, true), List.of(logger("com.aiponge.x").isInfoEnabled(), logger("com.aiponge.x").isDebugEnabled(),
                logger("request").isInfoEnabled()));
    }

    @Test
    void goesOnAfterAFlush() {
        Logging.configure("error", "text");
        Logging.flush();
        assertFalse(logger("io.helidon").isWarnEnabled(), "the levels were forgotten");
        assertTrue(root.iteratorForAppenders().next().isStarted());
    }

    @Test
    void aFlushWritesWhatWaits() throws IOException {
        Path file = folder.resolve("log");
        Logging.toFile("info", "text", file);
        logger("com.aiponge.x").info("said before the flush");
        Logging.flush();
        assertTrue(Files.readString(file).contains("said before the flush"));
    }
}
