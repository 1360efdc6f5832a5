package com.aiponge.runtime.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.event.KeyValuePair;

/**
 * Log events as JSON. Of a throwable only its class and where it was thrown are written: messages of libraries may quote what a person wrote.
 */
final class JsonLines extends LineEncoder {
    private static final int FRAMES = 25;

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(384);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("time", Json.time(event.getInstant()));
            json.writeStringField("level", event.getLevel().levelStr);
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("message", event.getFormattedMessage());
            if (event.getKeyValuePairs() != null) {
                for (KeyValuePair pair : event.getKeyValuePairs()) {
                    if (pair.value != null) {
                        json.writePOJOField(pair.key, pair.value);
                    }
                }
            }
            if (event.getThrowableProxy() != null) {
                json.writeStringField("error", Causes.text(event.getThrowableProxy(), FRAMES));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** A chain of throwables without their messages. */
    static final class Causes {
        private Causes() {
        }

        static String text(IThrowableProxy throwable, int frames) {
            StringBuilder text = new StringBuilder();
            for (IThrowableProxy one = throwable; one != null; one = one.getCause()) {
                text.append(text.isEmpty() ? "" : "\ncaused by ").append(one.getClassName());
                StackTraceElementProxy[] trace = one.getStackTraceElementProxyArray();
                for (int i = 0; i < Math.min(frames, trace.length); i++) {
                    text.append("\n  ").append(trace[i].getSTEAsString());
                }
            }
            return text.toString();
        }
    }
}
