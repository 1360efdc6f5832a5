package com.aiponge.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through a {@link TcpProxy}: a thread for each direction. */
final class Link {
    private static final int CONNECT_MILLIS = 5_000;
    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress target;
    private final Fault fault;
    private final Consumer<Link> onEnd;
    private final AtomicInteger openDirections = new AtomicInteger(2);

    Link(Socket client, InetSocketAddress target, Fault fault, Consumer<Link> onEnd) {
        this.client = client;
        this.target = target;
        this.fault = fault;
        this.onEnd = onEnd;
    }

    void start() {
        Thread.startVirtualThread(() -> {
            try {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                server.connect(target, CONNECT_MILLIS);
            } catch (IOException unreachable) {
                reset();
                return;
            }
            Thread.startVirtualThread(() -> pass(client, server));
            Thread.startVirtualThread(() -> pass(server, client));
        });
    }

    private void pass(Socket from, Socket to) {
        try {
            byte[] buffer = new byte[fault.chunk()];
            for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream().read(buffer)) {
                fault.await(count);
                to.getOutputStream().write(buffer, 0, count);
                buffer = buffer.length == fault.chunk() ? buffer : new byte[fault.chunk()];
            }
            fault.await(0);
            to.shutdownOutput();
            if (openDirections.decrementAndGet() == 0) {
                client.close();
                server.close();
                onEnd.accept(this);
            }
        } catch (IOException broken) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    /** With SO_LINGER 0 the kernel sends RST in place of FIN. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try (socket) {
                if (!socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException alreadyGone) {
                continue;
            }
        }
        onEnd.accept(this);
    }
}
