package com.aiponge.storage.quota;

/** What somebody has uploaded, in bytes. {@code closed}: the person was erased. */
record Used(long uploaded, boolean closed) {
    static final Used NOTHING = new Used(0, false);
}
