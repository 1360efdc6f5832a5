package com.aiponge.runtime.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The logging of a process, from each of the four ways in which our libraries log to one file. */
class LogFileTest {
    @TempDir
    private Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

    LogFileTest() {
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender); // a detached one is not stopped by a new set-up
    }

    @AfterEach
    void restore() {
        root.detachAndStopAllAppenders();
        appenders.forEach(root::addAppender);
        root.setLevel(Level.INFO);
        for (String ours : List.of("com.aiponge", RequestLog.NAME)) {
            ((Logger) LoggerFactory.getLogger(ours)).setLevel(null);
        }
    }

    private List<String> lines() throws IOException {
        root.detachAndStopAllAppenders();
        return Files.readAllLines(folder.resolve("log"));
    }

    @Test
    void everyWayOfLoggingEndsInTheSameJson() throws IOException {
        Logging.toFile("info", "json", folder.resolve("log"));

        LoggerFactory.getLogger("com.aiponge.slf4j").atInfo().addKeyValue("n", 1).log("by slf4j");
        java.util.logging.Logger.getLogger("com.aiponge.jul").info("by java.util.logging");
        System.getLogger("com.aiponge.system").log(System.Logger.Level.WARNING, "by System.Logger");
        LoggerFactory.getLogger("com.aiponge.slf4j").debug("too little to be said");

        List<JsonNode> events = lines().stream().map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8))).toList();
        assertEquals(List.of("by slf4j", "by java.util.logging", "by System.Logger"), events.stream().map(event -> event.path("message").asText()).toList());
        assertEquals(List.of("INFO", "INFO", "WARN"), events.stream().map(event -> event.path("level").asText()).toList());
        assertEquals(List.of("com.aiponge.slf4j", "com.aiponge.jul", "com.aiponge.system"), events.stream().map(event -> event.path("logger").asText()).toList());
        assertEquals(1, events.getFirst().path("n").asInt());
    }

    /** What libraries say at info or debug may quote what a person wrote: statements, frames, commands. */
    @Test
    void librariesAreHeardWhenTheyWarnOnly() throws IOException {
        Logging.toFile("debug", "json", folder.resolve("log"));

        for (String chatty : List.of("io.helidon.webserver", "io.lettuce.core.protocol", "io.netty.channel", "org.flywaydb.core", "com.zaxxer.hikari.pool", "com.github.kagkarlsson.scheduler")) {
            LoggerFactory.getLogger(chatty).debug("SELECT 'the words of somebody'");
            LoggerFactory.getLogger(chatty).info("SELECT 'the words of somebody'");
            LoggerFactory.getLogger(chatty).warn("heard");
        }

        List<String> lines = lines();
        assertEquals(6, lines.size(), lines.toString());
        assertFalse(lines.toString().contains("somebody"));
    }

    @Test
    void everyRequestHasItsLine() throws IOException {
        Logging.toFile("info", "json", folder.resolve("log"));

        new RequestLog(new Meters("logging-test"), "logging-test").begin("GET", new RequestScope("r", "c", null, java.time.Instant.EPOCH)).template("/x").status(200).end(1);

        assertTrue(lines().getFirst().contains("\"route\":\"/x\""), "the request log is silent");
    }

    @Test
    void aTerminalGetsText() throws IOException {
        Logging.toFile("info", "text", folder.resolve("log"));

        LoggerFactory.getLogger("com.aiponge.b").atInfo().addKeyValue("port", 8080).log("started");

        assertTrue(lines().getFirst().endsWith("INFO com.aiponge.b: started port=8080"), lines().toString());
    }

    @Test
    void aFileIsKeptBelowItsSizeWithOneOlderBesideIt() throws IOException {
        Logging.toFile("info", "text", folder.resolve("log"));
        String line = "x".repeat(4_000);

        for (int times = 1; times <= 2; times++) {
            Path older = folder.resolve("log.1");
            long before = Files.exists(older) ? Files.getLastModifiedTime(older).toMillis() : 0;
            Eventually.until("a full part is put aside", () -> {
                for (int i = 0; i < 50; i++) {
                    LoggerFactory.getLogger("com.aiponge.a").info(line);
                }
                return older.toFile().lastModified() > before;
            });
        }

        lines();
        try (var files = Files.list(folder)) {
            List<Path> kept = files.toList();
            assertEquals(2, kept.size(), kept.toString());
        }
    }
}
