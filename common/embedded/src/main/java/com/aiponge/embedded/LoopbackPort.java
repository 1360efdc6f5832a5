package com.aiponge.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class LoopbackPort {
    private LoopbackPort() {
    }

    /** The port itself when nobody listens on it; any free one for 0. */
    static int claim(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            // PostgreSQL and Redis set it too: without it a connection in TIME_WAIT would look like a busy port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException busy) {
            throw new PortInUse(wanted);
        }
    }

    static boolean isBusy(int port) {
        try {
            claim(port);
            return false;
        } catch (PortInUse busy) {
            return true;
        }
    }
}
