package com.aiponge.gateway.pipeline;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets pages of the configured origins read answers (contract 0.10). Exact origins only, and no credentials mode: there are no cookies. */
final class Cors implements Step {
    private static final Header METHODS = HeaderValues.createCached("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    private static final Header REQUEST_HEADERS = HeaderValues.createCached("Access-Control-Allow-Headers",
            "Authorization, Content-Type, Accept, Accept-Language, Origin, Range, If-Match, If-None-Match, Last-Event-ID, X-Requested-With, "
                    + "X-Correlation-ID, X-Request-ID, X-Idempotency-Key, Idempotency-Key, X-Contract-Version, X-Cache-Revalidate, traceparent, tracestate");
    private static final Header EXPOSED = HeaderValues.createCached("Access-Control-Expose-Headers",
            "X-Correlation-ID, X-Request-ID, X-Idempotent-Replayed, X-Server-Contract-Version, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
                    + "RateLimit-Policy, Retry-After, ETag, Accept-Ranges, Content-Range, Content-Length, Content-Disposition");
    private static final Header MAX_AGE = HeaderValues.createCached("Access-Control-Max-Age", "600");

    private final Set<String> origins;

    /** @param origins exact, as browsers send them: scheme, host and port, without a slash at the end */
    Cors(List<String> origins) {
        this.origins = new HashSet<>(origins);
    }

    @Override
    public boolean pass(Exchange exchange) {
        String origin = exchange.header(HeaderNames.ORIGIN);
        boolean allowed = origin != null && origins.contains(origin);
        if (allowed) {
            exchange.response().header(HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin));
        }
        boolean preflight = origin != null && exchange.method().equals("OPTIONS")
                && exchange.request().headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        if (preflight) {
            exchange.response().header(SecurityHeaders.VARY);
            if (allowed) {
                exchange.response().header(METHODS).header(REQUEST_HEADERS).header(MAX_AGE);
            }
            exchange.response().status(Status.OK_200).send();
            return false;
        }
        if (allowed) {
            exchange.response().header(EXPOSED);
        }
        return true;
    }
}
