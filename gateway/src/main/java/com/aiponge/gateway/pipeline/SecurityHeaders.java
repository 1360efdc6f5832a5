package com.aiponge.gateway.pipeline;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;

/** Contract 0.10: what every answer carries, and what its kind adds. */
public final class SecurityHeaders {
    /** Of every answer, media and pre-flights included. */
    public static final List<Header> ALWAYS = List.of(
            HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"),
            HeaderValues.createCached("X-Frame-Options", "DENY"),
            HeaderValues.createCached("Cross-Origin-Resource-Policy", "cross-origin"));
    public static final Header JSON_POLICY = HeaderValues.createCached(Names.CSP, "default-src 'none'; frame-ancestors 'none'");
    public static final Header HTML_POLICY = HeaderValues.createCached(Names.CSP,
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data: blob: https:; font-src 'self' data:; "
                    + "media-src 'self' blob:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'");
    static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    static final Header PRIVATE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-store");
    /** An answer depends on all of these; a cache that may keep it must know. */
    static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding, Accept-Language, Authorization, Origin");

    private SecurityHeaders() {
    }
}
