package com.aiponge.storage.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/**
 * The ways out of this machine that a fetch takes. A test leads them elsewhere; what is checked in between stays the same.
 *
 * @param names finds the addresses of a host
 * @param wires connects to an address, within so many milliseconds
 */
public record Doors(Names names, Wires wires, SSLSocketFactory tls) {
    private static final int PORT = 443;

    /** Addresses of a name, all of them. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> find(String host) throws IOException;
    }

    /** A connection to one address. */
    @FunctionalInterface
    public interface Wires {
        Socket connect(InetAddress address, int millis) throws IOException;
    }

    public static Doors real() {
        return new Doors(host -> List.of(InetAddress.getAllByName(host)), Doors::connect, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Socket connect(InetAddress address, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, PORT), millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
