package com.aiponge.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of an open file; closes it. */
final class ChannelStream extends InputStream {
    private final FileChannel file;
    private final long end;
    private long position;

    ChannelStream(FileChannel file, long first, long length) {
        this.file = file;
        this.position = first;
        this.end = first + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int read = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, end - position)), position);
        if (read < 0) {
            throw new IOException("the file became shorter while it was read");
        }
        position += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
