package com.aiponge.storage.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One request and its answer. Every address of the host is checked, and the connection goes to one of those very addresses: asking for the name
 * again could give another answer. Whatever the other side does or does not do, the connection ends at the deadline. For one thread.
 */
final class Hop implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Socket socket;
    private FetchHead head;
    private InputStream content;
    private InputStream body;

    private Hop(Socket socket, long deadline) {
        this.socket = socket;
        Thread.startVirtualThread(() -> endAt(deadline));
    }

    /** @param deadline by {@link System#nanoTime} */
    static Hop to(FetchUrl url, Doors doors, long deadline) throws IOException {
        Hop hop = new Hop(connected(url.host(), doors, deadline), deadline);
        try {
            hop.ask(url, doors);
            return hop;
        } catch (IOException | RuntimeException e) {
            hop.close();
            throw e;
        }
    }

    FetchHead head() {
        return head;
    }

    /** The content, to its end; an end that comes too early is an {@link IOException}. */
    InputStream body() throws IOException {
        if (body == null) {
            body = new FetchBody(content, head);
        }
        return body;
    }

    private static Socket connected(String host, Doors doors, long deadline) throws IOException {
        List<InetAddress> addresses = doors.names().find(host);
        if (addresses.isEmpty() || !addresses.stream().allMatch(PublicAddress::is)) {
            throw new FetchRefused("This is not an address to fetch from");
        }
        IOException last = null;
        for (InetAddress address : addresses) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                return doors.wires().connect(address, (int) Math.min(left, CONNECT.toMillis()));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last == null ? new IOException("no time left") : last;
    }

    private void ask(FetchUrl url, Doors doors) throws IOException {
        socket.setSoTimeout((int) SILENCE.toMillis());
        SSLSocket secure = (SSLSocket) doors.tls().createSocket(socket, url.host(), socket.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        String request = "GET " + url.target() + " HTTP/1.1\r\nHost: " + url.uri().getHost() + "\r\nAccept: audio/*, image/*\r\nAccept-Encoding: identity\r\n"
                + "User-Agent: aiponge-storage\r\nConnection: close\r\n\r\n";
        secure.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        secure.getOutputStream().flush();
        BufferedInputStream in = new BufferedInputStream(secure.getInputStream(), 16 * 1024);
        head = FetchHead.read(in);
        content = in;
    }

    private void endAt(long deadline) {
        try {
            if (!over.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                socket.close();
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }
}
