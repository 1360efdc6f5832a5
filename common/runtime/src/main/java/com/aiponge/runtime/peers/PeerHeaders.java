package com.aiponge.runtime.peers;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;

/** Names of the headers between services (contract 21.2). */
public final class PeerHeaders {
    public static final HeaderName SIGNATURE_INPUT = HeaderNames.create("signature-input");
    public static final HeaderName SIGNATURE = HeaderNames.create("signature");
    public static final HeaderName DEADLINE = HeaderNames.create("x-deadline");
    /** The value of {@code x-stream} where a digest stands in the answer instead of the request. */
    public static final String STREAMED = "sha256-in-answer";

    private PeerHeaders() {
    }
}
