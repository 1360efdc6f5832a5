package com.aiponge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network that can fail: listens on 127.0.0.1 and passes bytes on to one address, until told to do it badly. A fault holds for the
 * connections there are and for new ones, until {@link #heal()}; latency, stall and slowness add up. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Fault fault = new Fault();
    private final int port;
    private ServerSocket listener;
    private Socket placeholder;
    private boolean closed;

    private TcpProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        acceptFrom(listener);
    }

    public static TcpProxy to(String host, int port) {
        try {
            return new TcpProxy(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect, on 127.0.0.1; the same for the life of the proxy. */
    public int port() {
        return port;
    }

    /** Connections that pass through at this moment. */
    public int connections() {
        return links.size();
    }

    /** Every chunk of bytes waits this long, in either direction: a round trip takes twice as much. */
    public void latency(Duration delay) {
        fault.latency(delay);
    }

    /** Half-open: connections are accepted and stay open, no byte passes. Bytes that came meanwhile pass after {@link #heal()}. */
    public void stall() {
        fault.stall();
    }

    /** Bytes pass at this rate, for each connection and direction. */
    public void slow(int bytesPerSecond) {
        fault.slow(bytesPerSecond);
    }

    /** Resets every connection (RST) and refuses new ones. */
    public synchronized void cut() {
        if (closed || placeholder != null) {
            return;
        }
        try {
            listener.close();
            // Bound, not listening: connections are refused, and nobody else can get the port meanwhile.
            placeholder = occupy();
            reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets every connection (RST) once; new ones are accepted. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Ends all faults. */
    public synchronized void heal() {
        fault.heal();
        if (placeholder == null || closed) {
            return;
        }
        try {
            placeholder.close();
            placeholder = null;
            listener = listen(port);
            acceptFrom(listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets what is open and frees the port. */
    @Override
    public synchronized void close() {
        cut();
        closed = true;
        fault.heal();
        try {
            placeholder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket occupy() throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        // The kernel's listener goes a moment after close(), when the thread that waits in accept() has woken up.
        Eventually.until("port " + port + " is let go", () -> {
            try {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
        // Only to bind beside connections that are still ending; from here on nobody else may.
        socket.setReuseAddress(false);
        return socket;
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1024);
        return socket;
    }

    private void acceptFrom(ServerSocket socket) {
        Thread.ofVirtual().name("tcp-proxy-" + port).start(() -> {
            while (!socket.isClosed()) {
                try {
                    Link link = new Link(socket.accept(), target, fault, links::remove);
                    links.add(link);
                    if (socket.isClosed()) {
                        link.reset();
                    }
                    link.start();
                } catch (IOException cutMeanwhile) {
                    continue;
                }
            }
        });
    }
}
