package com.aiponge.storage.picture;

/** A picture that would take more memory open than it is given. */
public final class TooManyPixels extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyPixels() {
        super("too many pixels", null, false, false);
    }
}
