package com.aiponge.standalone.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** One file over one connection, as often as wanted. For one thread. */
final class Download implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private final Socket socket;
    private final InputStream in;
    private final Supplier<String> headers;
    private final String line;
    private final byte[] buffer = new byte[BUFFER];
    private final int size;
    private int filled;

    /** @param headers of each request, without the last line's end: a signature counts once */
    Download(int port, String path, int size, Supplier<String> headers) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        this.in = socket.getInputStream();
        this.line = "GET " + path + " HTTP/1.1\r\nHost: bench\r\n";
        this.headers = headers;
        this.size = size;
    }

    /** @return nanoseconds from the request to the last byte */
    long run() throws IOException {
        byte[] request = request();
        long began = System.nanoTime();
        socket.getOutputStream().write(request);
        long left = size - (read() - head());
        while (left > 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the server ended the connection");
            }
            left -= read;
        }
        return System.nanoTime() - began;
    }

    private byte[] request() {
        return (line + headers.get() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private int read() throws IOException {
        filled = 0;
        while (end() < 0) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new IOException("the server ended the connection");
            }
            filled += read;
        }
        return filled;
    }

    /** How long the head of the answer is; it has to be 200. */
    private int head() throws IOException {
        if (!new String(buffer, 0, 12, StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
            throw new IOException("answered " + new String(buffer, 0, 12, StandardCharsets.US_ASCII));
        }
        return end();
    }

    private int end() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Once, to see that the right bytes are measured. */
    void checked(byte[] expected) throws IOException {
        socket.getOutputStream().write(request());
        int already = read();
        int head = head();
        byte[] got = Arrays.copyOf(Arrays.copyOfRange(buffer, head, already), size);
        int have = already - head;
        if (in.readNBytes(got, have, size - have) != size - have || !Arrays.equals(expected, got)) {
            throw new IOException("other bytes came than were stored");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
