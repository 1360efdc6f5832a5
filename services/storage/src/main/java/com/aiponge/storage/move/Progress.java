package com.aiponge.storage.move;

/** Hears how far a move is. Thread-safe. */
interface Progress {
    Progress NONE = new Progress() {
        @Override
        public void begin(long objects, long bytes) {
        }

        @Override
        public void done(long objects, long bytes) {
        }
    };

    /** So much is to be looked at, about: files come and go meanwhile. */
    void begin(long objects, long bytes);

    /** So much more has been looked at. */
    void done(long objects, long bytes);
}
