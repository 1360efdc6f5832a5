package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.RequestScope;
import io.helidon.http.Headers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names a request: its own id always anew, the correlation id and the trace of the caller kept when they are well formed (0.6). */
final class RequestIds {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;

    RequestIds(Clock clock) {
        this.clock = clock;
    }

    RequestScope scope(Headers headers) {
        String correlation = headers.contains(Names.CORRELATION_ID) ? headers.get(Names.CORRELATION_ID).get() : null;
        String trace = headers.contains(Names.TRACE_PARENT) ? headers.get(Names.TRACE_PARENT).get() : null;
        Instant deadline = clock.instant().plus(LONGEST);
        return new RequestScope(requestId(), RequestScope.isCorrelationId(correlation) ? correlation : RequestScope.newCorrelationId(),
                isTraceParent(trace) ? trace : newTrace(), deadline);
    }

    /** A random uuid (RFC 9562, version 4). It names, it does not protect: no secure random number is spent on it. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & VERSION | 0x4000, random.nextLong() & VARIANT | 0x8000_0000_0000_0000L).toString();
    }

    private static String newTrace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder text = new StringBuilder(55).append("00-");
        hex(text, random.nextLong() | 1);
        hex(text, random.nextLong());
        hex(text.append('-'), random.nextLong() | 1);
        return text.append("-00").toString();
    }

    private static void hex(StringBuilder text, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift) & 15, 16));
        }
    }

    /** W3C trace context, version 00: {@code 00-<32 hex>-<16 hex>-<2 hex>}. */
    private static boolean isTraceParent(String text) {
        if (text == null || text.length() != 55 || !text.startsWith("00-")) {
            return false;
        }
        for (int i = 3; i < 55; i++) {
            char c = text.charAt(i);
            boolean dash = i == 35 || i == 52;
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
