package com.aiponge.gateway.pipeline;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;

/** Header names that Helidon does not know; looked up once. */
final class Names {
    static final HeaderName CORRELATION_ID = HeaderNames.create("X-Correlation-ID");
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-ID");
    static final HeaderName TRACE_PARENT = HeaderNames.create("traceparent");
    static final HeaderName TRACE_STATE = HeaderNames.create("tracestate");
    static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("X-Idempotency-Key");
    static final HeaderName IDEMPOTENCY_KEY_ALIAS = HeaderNames.create("Idempotency-Key");
    static final HeaderName CONTRACT_VERSION = HeaderNames.create("X-Contract-Version");
    static final HeaderName SERVER_CONTRACT_VERSION = HeaderNames.create("X-Server-Contract-Version");
    static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
    static final HeaderName LIMIT = HeaderNames.create("RateLimit-Limit");
    static final HeaderName REMAINING = HeaderNames.create("RateLimit-Remaining");
    static final HeaderName RESET = HeaderNames.create("RateLimit-Reset");
    static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
    static final HeaderName CSP = HeaderNames.create("Content-Security-Policy");

    private Names() {
    }
}
