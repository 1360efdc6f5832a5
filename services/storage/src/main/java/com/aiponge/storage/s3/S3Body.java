package com.aiponge.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;

/** The bytes of an open object. Closing it early drops the connection, since reading the rest away would cost more than a new one. For one thread. */
final class S3Body extends InputStream {
    private final ResponseInputStream<?> response;
    private long left;

    S3Body(ResponseInputStream<?> response, long length) {
        this.response = response;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = response.read(bytes, offset, length);
        if (read > 0) {
            left -= read;
        } else if (read < 0 && left > 0) {
            throw new IOException("the store ended an object before its end");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            response.abort();
        } else {
            response.close();
        }
    }
}
