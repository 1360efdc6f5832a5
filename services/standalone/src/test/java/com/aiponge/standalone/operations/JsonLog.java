package com.aiponge.standalone.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.telemetry.Logging;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What this process logs meanwhile, line by line as CloudWatch gets it. Afterwards logging is what it was. */
final class JsonLog implements AutoCloseable {
    private final Path file;
    private final Logger root = logger("ROOT");
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private final Map<Logger, Level> levels = new HashMap<>();

    private JsonLog(Path file) {
        this.file = file;
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender); // a detached one is not stopped by a new set-up
        for (String name : List.of("ROOT", "com.aiponge", "request")) {
            levels.put(logger(name), logger(name).getLevel());
        }
    }

    static JsonLog to(Path file) {
        JsonLog log = new JsonLog(file);
        Logging.toFile("info", "json", file);
        return log;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    List<JsonNode> lines() {
        Logging.flush();
        try {
            return Files.readAllLines(file).stream().map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        root.detachAndStopAllAppenders();
        appenders.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
    }
}
