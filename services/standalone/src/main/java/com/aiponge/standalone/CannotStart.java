package com.aiponge.standalone;

/** A start that cannot be; the message says why in one line. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message, null, false, false);
    }
}
