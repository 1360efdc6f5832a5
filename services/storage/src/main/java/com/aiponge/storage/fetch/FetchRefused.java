package com.aiponge.storage.fetch;

/** Nothing is fetched from there. The message is for people, and names no address. */
public final class FetchRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    FetchRefused(String message) {
        super(message, null, false, false);
    }
}
