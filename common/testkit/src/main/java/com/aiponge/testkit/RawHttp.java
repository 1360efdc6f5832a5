package com.aiponge.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection that sends exactly the bytes it is given: for framing, slow clients and cut requests. For one thread. */
public final class RawHttp implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Socket socket;
    private final InputStream input;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to 127.0.0.1. */
    public static RawHttp to(int port) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), (int) LIMIT.toMillis());
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each char is one byte (ISO 8859-1). What the peer does not take because it has closed shows when reading. */
    public RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException peerHasClosed) {
            return this;
        }
        return this;
    }

    /** Sends no more, as a client that has died half-way; still reads. */
    public RawHttp finishSending() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response with its body; interim ones (1xx) are skipped. Fails after ten seconds and when the connection ends before. */
    public RawResponse readResponse() {
        return readResponse(true);
    }

    /** The next response to a HEAD request, which has no body whatever its headers say. */
    public RawResponse readHeadResponse() {
        return readResponse(false);
    }

    private RawResponse readResponse(boolean withBody) {
        try {
            socket.setSoTimeout((int) LIMIT.toMillis());
            RawResponse response = RawResponse.read(input, withBody);
            while (response.status() / 100 == 1 && response.status() != 101) {
                response = RawResponse.read(input, withBody);
            }
            return response;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no whole response within " + LIMIT.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new AssertionError("the connection ended before the response: " + e.getMessage(), e);
        }
    }

    /** What comes until the peer closes, or the limit has passed. */
    public byte[] readUntilClosed(Duration limit) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        drain(limit, all);
        return all.toByteArray();
    }

    /** Whether the peer ends the connection (FIN or RST) within the limit; what it sends before is thrown away. */
    public boolean isClosedWithin(Duration limit) {
        return drain(limit, new ByteArrayOutputStream());
    }

    private boolean drain(Duration limit, ByteArrayOutputStream into) {
        long deadline = System.nanoTime() + limit.toNanos();
        byte[] buffer = new byte[8192];
        while (true) {
            try {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                // 0 would mean no limit at all.
                socket.setSoTimeout((int) Math.max(1, left));
                int count = input.read(buffer);
                if (count < 0) {
                    return true;
                }
                into.write(buffer, 0, count);
            } catch (SocketTimeoutException nothingCame) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
            } catch (IOException reset) {
                return true;
            }
        }
    }

    /** Ends the connection with a reset in place of the ordinary end. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
