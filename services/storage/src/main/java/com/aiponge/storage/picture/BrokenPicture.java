package com.aiponge.storage.picture;

/** Bytes that begin like a picture and that no reader can open. */
public final class BrokenPicture extends Exception {
    private static final long serialVersionUID = 1;

    BrokenPicture(Throwable cause) {
        super("a broken picture", cause);
    }
}
