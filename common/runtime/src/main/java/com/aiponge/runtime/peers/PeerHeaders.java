package com.aiponge.runtime.peers;

/** Names of the headers between services (contract 21.2). */
final class PeerHeaders {
    static final String SIGNATURE_INPUT = "signature-input";
    static final String SIGNATURE = "signature";
    static final String DEADLINE = "x-deadline";
    /** The value of {@code x-stream} where a digest stands in the answer instead of the request. */
    static final String STREAMED = "sha256-in-answer";

    private PeerHeaders() {
    }
}
