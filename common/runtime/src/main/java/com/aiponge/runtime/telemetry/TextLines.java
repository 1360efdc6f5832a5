package com.aiponge.runtime.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.aiponge.runtime.Json;
import java.nio.charset.StandardCharsets;
import org.slf4j.event.KeyValuePair;

/** Log events for a person at a terminal; throwables as in {@link JsonLines}. */
final class TextLines extends LineEncoder {
    private static final int FRAMES = 12;

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160)
                .append(Json.time(event.getInstant())).append(' ')
                .append(event.getLevel().levelStr).append(' ')
                .append(event.getLoggerName()).append(": ")
                .append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.value != null) {
                    line.append(' ').append(pair.key).append('=').append(pair.value);
                }
            }
        }
        if (event.getThrowableProxy() != null) {
            line.append('\n').append(JsonLines.Causes.text(event.getThrowableProxy(), FRAMES));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
