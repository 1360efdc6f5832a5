package com.aiponge.storage.probe;

/** The bytes begin like a kind of file and do not go on like one. */
public final class BrokenMedia extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenMedia() {
        super("not what it begins as", null, false, false);
    }
}
