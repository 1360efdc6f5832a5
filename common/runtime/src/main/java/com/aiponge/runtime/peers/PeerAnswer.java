package com.aiponge.runtime.peers;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a peer answered. Close it: then its connection serves the next request. For one thread. */
public final class PeerAnswer implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final PeerPool pool;
    private final PeerSocket socket;
    private final PeerFields fields;
    private final PeerBody body;
    private final long length;
    private final Duration patience;
    private final boolean reusable;

    /** @param patience for one read of a body that is streamed */
    PeerAnswer(PeerPool pool, PeerSocket socket, PeerFields fields, PeerBody body, Duration patience, boolean reusable) throws IOException {
        this.pool = pool;
        this.socket = socket;
        this.fields = fields;
        this.body = body;
        this.length = fields.length();
        this.patience = patience;
        this.reusable = reusable && fields.keepAlive();
    }

    public int status() {
        return fields.status();
    }

    /** Names of the header fields in lower case, in their order. */
    public List<String> names() {
        return fields.names();
    }

    /** The value that belongs to the name at this place of {@link #names}. */
    public String value(int place) {
        return fields.values().get(place);
    }

    /** The first value of this name; null when there is none. */
    public String header(String lowerCaseName) {
        return fields.value(lowerCaseName);
    }

    /** Declared bytes of the body, also in an answer to HEAD, which has none; −1 when unknown. */
    public long length() {
        return length;
    }

    /** The body as it comes; each read waits as long as the whole answer was given. A body cut short is an {@link IOException}. */
    public InputStream stream() {
        return body.rolling(patience);
    }

    /** The whole body, within the deadline of the request. */
    public byte[] bytes() throws IOException {
        byte[] bytes = new byte[body.isFinished() ? 0 : length >= 0 && length <= BUFFER ? (int) length : BUFFER];
        int filled = 0;
        while (!body.isFinished()) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, length > filled ? (int) Math.min(length, filled * 4L) : filled * 2);
            }
            int read = body.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
    }

    @Override
    public void close() {
        pool.done(socket, reusable && body.isFinished());
    }
}
