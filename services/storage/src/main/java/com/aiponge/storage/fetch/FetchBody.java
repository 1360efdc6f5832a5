package com.aiponge.storage.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content of an answer, which ends by its length or by its last chunk (RFC 9112, section 6.3). For one thread. */
final class FetchBody extends InputStream {
    private static final int MOST_LINE = 4_096;

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean first = true;
    private boolean ended;

    FetchBody(InputStream in, FetchHead head) throws IOException {
        this.in = in;
        this.chunked = head.isChunked();
        this.left = chunked ? 0 : head.length();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended || left == 0) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the answer is shorter than it says");
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (!first && !FetchHead.line(in, MOST_LINE).isEmpty()) {
            throw new IOException("a chunk is longer than it says");
        }
        first = false;
        String size = FetchHead.line(in, MOST_LINE).split(";")[0].strip();
        if (size.isEmpty() || size.length() > 12 || !size.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IOException("not the size of a chunk");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }
}
