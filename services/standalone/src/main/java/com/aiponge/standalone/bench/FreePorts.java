package com.aiponge.standalone.bench;

import com.aiponge.runtime.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/** Ports that nobody listens on just now. */
final class FreePorts {
    private FreePorts() {
    }

    static int one() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port offset at which a whole platform can start. */
    static int offset() {
        for (int offset = 9000; offset < 39_000; offset += 500) {
            int candidate = offset;
            if (Arrays.stream(ServiceName.values()).allMatch(service -> isFree(service.port() + candidate)) && isFree(15432 + offset) && isFree(16379 + offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("no offset is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
