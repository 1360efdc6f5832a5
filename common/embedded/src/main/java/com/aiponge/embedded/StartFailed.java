package com.aiponge.embedded;

/** The server's program could not be unpacked, did not start, or did not become ready. */
public final class StartFailed extends EmbeddedFailure {
    StartFailed(String message) {
        super(message, null);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
