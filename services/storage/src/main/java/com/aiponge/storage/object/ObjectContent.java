package com.aiponge.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes of an object, open for reading; the reader closes it. What is read belongs to one version, even when the object is replaced meanwhile.
 *
 * @param first position of the first byte that {@code body} gives
 */
public record ObjectContent(ObjectInfo info, long first, long length, InputStream body) implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    /** Copies what is left, with one buffer. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
