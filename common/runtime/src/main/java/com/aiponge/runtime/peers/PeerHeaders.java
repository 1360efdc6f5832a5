package com.aiponge.runtime.peers;

/** Names of the headers between services (contract 21.2), and of their values. */
public final class PeerHeaders {
    static final String SIGNATURE_INPUT = "signature-input";
    static final String SIGNATURE = "signature";
    static final String DEADLINE = "x-deadline";
    /** The value of {@code x-stream} where a digest stands in the answer instead of the request. */
    public static final String STREAMED = "sha256-in-answer";
    /** Of the answer to a streamed body: the SHA-256 of the bytes that arrived, in hex. */
    public static final String STREAM_SHA256 = "x-stream-sha256";

    /** Of a 401 that is about the calling service, not about the person it calls for. */
    public static final String SIGNATURE_REFUSED = "x-signature-refused";

    private PeerHeaders() {
    }
}
