package com.aiponge.storage.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A connection that is cut after some bytes. */
final class CutStream extends ByteArrayInputStream {
    CutStream(byte[] bytes) {
        super(bytes);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = super.read(into, offset, length);
        if (read < 0) {
            throw new UncheckedIOException(new IOException("cut"));
        }
        return read;
    }
}
