package com.aiponge.runtime.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The body of an answer up to its end, which is a length, the last chunk, or the end of the connection (RFC 9112, section 6.3). */
final class PeerBody extends InputStream {
    private static final long UNTIL_CLOSED = -1;
    private static final Duration UNHURRIED = Duration.ofDays(365);

    private final PeerSocket socket;
    private final boolean chunked;
    private Duration each;
    private long left;
    private boolean finished;
    private boolean firstChunk = true;

    private PeerBody(PeerSocket socket, boolean chunked, long left) {
        this.socket = socket;
        this.chunked = chunked;
        this.left = left;
        this.finished = !chunked && left == 0;
    }

    static PeerBody of(PeerSocket socket, PeerFields fields, boolean none) throws IOException {
        long length = fields.length();
        if (none) {
            return new PeerBody(socket, false, 0);
        }
        return fields.isChunked() ? new PeerBody(socket, true, 0) : new PeerBody(socket, false, length < 0 ? UNTIL_CLOSED : length);
    }

    /** From now on each read has so long, however long the whole takes. */
    PeerBody rolling(Duration limit) {
        each = limit;
        return this;
    }

    /** Everything was read, and the connection stands at the beginning of the next answer. */
    boolean isFinished() {
        return finished && left != UNTIL_CLOSED;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (each != null) {
            socket.patience(each);
        }
        try {
            return next(target, offset, length);
        } catch (IOException e) {
            throw socket.isLate() ? new SocketTimeoutException("the time for the answer is used up") : e;
        } finally {
            if (each != null) {
                socket.patience(UNHURRIED); // whoever reads may take its time between two reads
            }
        }
    }

    private int next(byte[] target, int offset, int length) throws IOException {
        if (!finished && chunked && left == 0) {
            nextChunk();
        }
        if (finished) {
            return -1;
        }
        int read = socket.read(target, offset, left == UNTIL_CLOSED ? length : (int) Math.min(length, left));
        if (left == UNTIL_CLOSED) {
            finished = read < 0;
            return read;
        }
        if (read < 0) {
            throw new EOFException("the peer ended the connection in its answer");
        }
        left -= read;
        finished = !chunked && left == 0;
        return read;
    }

    private void nextChunk() throws IOException {
        if (!firstChunk && !socket.line().isEmpty()) {
            throw new IOException("a chunk is longer than it says");
        }
        firstChunk = false;
        String size = socket.line();
        int extension = size.indexOf(';');
        String hex = (extension < 0 ? size : size.substring(0, extension)).strip();
        if (hex.isEmpty() || hex.length() > 15 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IOException("not the size of a chunk");
        }
        left = Long.parseLong(hex, 16);
        if (left == 0) {
            while (!socket.line().isEmpty()) {
                continue; // trailers mean nothing to us
            }
            finished = true;
        }
    }
}
