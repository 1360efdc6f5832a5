package com.aiponge.storage.move;

/** What became of one object. */
enum Outcome {
    /** The new store had it already. */
    THERE,
    COPIED,
    /** The new store lacks it, and nothing was to be changed. */
    TO_COPY,
    /** Its file was deleted, or got another key, meanwhile. */
    GONE,
    /** In neither store. */
    MISSING,
    /** The old store has other bytes than the row says, and the new one none that are right. */
    DIFFERENT
}
