package com.aiponge.runtime.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.UUID;

/** What failures carry that end before a request has a name and a route, as those after it do (contract 0.6, 0.10, 0.13). */
final class Unrouted {
    private static final List<Header> CONSTANT = List.of(
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json"),
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-store"),
            HeaderValues.createCached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached("X-Server-Contract-Version", BuildInfo.CONTRACT));

    private Unrouted() {
    }

    static List<Header> headers(String correlationId) {
        return List.of(CONSTANT.get(0), CONSTANT.get(1), CONSTANT.get(2), CONSTANT.get(3),
                HeaderValues.create("X-Correlation-ID", correlationId), HeaderValues.create("X-Request-ID", UUID.randomUUID().toString()));
    }
}
