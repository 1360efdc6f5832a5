package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void givesAPortThatCanBeListenedOn() throws Exception {
        int port = Ports.free();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertEquals(port, socket.getLocalPort());
        }
    }
}
