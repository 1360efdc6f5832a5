package com.aiponge.storage.media;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates in headers (RFC 9110, section 5.6.7): whole seconds. */
final class HttpDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    private HttpDate() {
    }

    static String text(Instant time) {
        return FORM.format(time);
    }

    /** Whether a header names a time at or after this one; one that is absent or unreadable does not. */
    static boolean covers(String header, Instant time) {
        if (header == null) {
            return false;
        }
        try {
            return !FORM.parse(header.strip(), Instant::from).isBefore(time.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
