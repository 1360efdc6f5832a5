package com.aiponge.runtime.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to a peer that speaks HTTP/1.1. Used by one thread at a time. Helidon's client (4.1.7) writes every body it reads as a hex dump
 * for a trace line that nobody reads, and keeps a second thread on each idle connection; together that was more than half of the gateway's work.
 */
final class PeerSocket implements AutoCloseable {
    private static final int MOST_HEAD = 32 * 1024;
    private static final int TOGETHER = 16 * 1024;

    private final SocketChannel channel;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean secure;
    private byte[] buffer = new byte[8 * 1024];
    private int at;
    private int end;
    private long idleSince;
    private volatile long deadline;
    private volatile boolean late;

    private PeerSocket(SocketChannel channel, Socket socket, boolean secure) throws IOException {
        this.channel = channel;
        this.socket = socket;
        this.secure = secure;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** @param base {@code http} or {@code https} */
    static PeerSocket connect(URI base, Duration limit) throws IOException {
        boolean secure = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(new InetSocketAddress(base.getHost(), port), (int) limit.toMillis());
            return new PeerSocket(channel, secure ? secured(channel.socket(), base.getHost(), port) : channel.socket(), secure);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** How long the exchange may go on without {@link #patience} being said again. {@link PeerWatch} holds it to that. */
    void patience(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
    }

    void endWhenLate(long now) {
        if (now - deadline > 0) {
            late = true;
            close();
        }
    }

    /** Whether the exchange was ended because it took too long. */
    boolean isLate() {
        return late;
    }

    /** Sends a request whole; head and a small body leave in one packet. @param body null for none */
    void send(String head, byte[] body) throws IOException {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        if (body != null && bytes.length + body.length <= TOGETHER) {
            byte[] both = new byte[bytes.length + body.length];
            System.arraycopy(bytes, 0, both, 0, bytes.length);
            System.arraycopy(body, 0, both, bytes.length, body.length);
            out.write(both);
        } else {
            out.write(bytes);
            if (body != null) {
                out.write(body);
            }
        }
    }

    /** Sends a body in chunks (RFC 9112, section 7.1). The stream is not closed. @param each time for one chunk */
    void sendChunks(InputStream body, Duration each) throws IOException {
        byte[] chunk = new byte[TOGETHER];
        for (int read = body.readNBytes(chunk, 0, chunk.length); read > 0; read = body.readNBytes(chunk, 0, chunk.length)) {
            patience(each);
            out.write((Integer.toHexString(read) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(chunk, 0, read);
            out.write('\r');
            out.write('\n');
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The head of the next final answer; interim ones (1xx) are skipped. */
    PeerFields head() throws IOException {
        while (true) {
            PeerFields fields = oneHead();
            if (fields.status() >= 200) {
                return fields;
            }
            if (fields.status() == 101) {
                throw new IOException("the peer changed the protocol");
            }
        }
    }

    private PeerFields oneHead() throws IOException {
        int searched = at;
        while (true) {
            for (int i = searched; i + 3 < end; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    byte[] head = at == 0 ? buffer : java.util.Arrays.copyOfRange(buffer, at, i);
                    PeerFields fields = PeerFields.of(head, i - at);
                    at = i + 4;
                    return fields;
                }
            }
            searched = Math.max(at, end - 3);
            int moved = at;
            if (!fill()) {
                throw new EOFException("the peer ended the connection before its answer");
            }
            searched -= moved - at;
        }
    }

    /** Reads more behind what is there. @return false at the end of the stream */
    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = 0;
        } else if (end == buffer.length) {
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, end - at);
                end -= at;
                at = 0;
            } else if (buffer.length < MOST_HEAD) {
                buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                throw new IOException("a head or line is too long");
            }
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    /** Some bytes of the body; −1 at the end of the stream. Large reads do not pass the buffer. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (at < end) {
            int copied = Math.min(length, end - at);
            System.arraycopy(buffer, at, target, offset, copied);
            at += copied;
            return copied;
        }
        return in.read(target, offset, length);
    }

    /** A line without its end, of a chunked body. */
    String line() throws IOException {
        int from = at;
        while (true) {
            for (int i = from; i + 1 < end; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                    String line = new String(buffer, at, i - at, StandardCharsets.ISO_8859_1);
                    at = i + 2;
                    return line;
                }
            }
            int moved = at;
            from = Math.max(at, end - 1);
            if (!fill()) {
                throw new EOFException("the peer ended the connection in its answer");
            }
            from -= moved - at;
        }
    }

    void idle() {
        idleSince = System.nanoTime();
    }

    /** Whether a request can be sent: the peer has not ended the connection, has sent nothing unasked, and it has not waited too long. */
    boolean isFresh(Duration longest) {
        boolean old = System.nanoTime() - idleSince > longest.toNanos();
        if (old || at != end || !channel.isOpen()) {
            return false;
        }
        if (secure) {
            return true; // cannot be looked into; a request that finds it closed fails as unreachable
        }
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            channel.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }
}
