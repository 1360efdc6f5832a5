package com.aiponge.runtime.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {
    private static final Logger LOGGER = new LoggerContext().getLogger("com.aiponge.test");

    private static LoggingEvent event(String message, Throwable failure) {
        return new LoggingEvent("caller", LOGGER, Level.ERROR, message, failure, null);
    }

    private static String line(LineEncoder encoder, LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void writesOneObjectALine() {
        LoggingEvent event = event("two\nlines \"quoted\"", null);
        event.setKeyValuePairs(List.of(new KeyValuePair("status", 200), new KeyValuePair("nothing", null)));

        String line = line(new JsonLines(), event);

        assertEquals(1, line.lines().count());
        JsonNode json = Json.tree(line.getBytes(StandardCharsets.UTF_8));
        assertEquals("two\nlines \"quoted\"", json.path("message").asText());
        assertEquals(200, json.path("status").asInt());
        assertFalse(json.has("nothing"));
        assertTrue(json.path("time").asText().endsWith("Z"));
    }

    @Test
    void writesOfAFailureWhereItWasButNotWhatItSays() {
        Throwable failure = new IllegalStateException("Dear diary, today", new IllegalArgumentException("a secret: hunter2"));

        for (LineEncoder encoder : List.of(new JsonLines(), new TextLines())) {
            String line = line(encoder, event("failed", failure));
            assertTrue(line.contains("IllegalStateException") && line.contains("caused by java.lang.IllegalArgumentException"), line);
            assertTrue(line.contains("JsonLinesTest"), line);
            assertFalse(line.contains("diary") || line.contains("hunter2"), line);
        }
    }
}
