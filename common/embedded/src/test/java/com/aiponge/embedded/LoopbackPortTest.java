package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void picksAFreeOneForNought() throws Exception {
        int port = LoopbackPort.claim(0);
        assertTrue(port > 0);
        assertEquals(port, LoopbackPort.claim(port));
        assertFalse(LoopbackPort.isBusy(port));
        new ServerSocket(port, 1, LOOPBACK).close();
    }

    @Test
    void refusesOneThatIsListenedOnHereOrEverywhere() throws Exception {
        for (InetAddress address : new InetAddress[] {LOOPBACK, null}) {
            try (ServerSocket other = new ServerSocket(0, 1, address)) {
                assertTrue(LoopbackPort.isBusy(other.getLocalPort()));
                PortInUse refused = assertThrows(PortInUse.class, () -> LoopbackPort.claim(other.getLocalPort()));
                assertEquals(other.getLocalPort(), refused.port());
            }
        }
    }

    @Test
    void takesOneWhoseLastConnectionIsStillEnding() throws Exception {
        ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
        try (server; Socket client = new Socket(LOOPBACK, server.getLocalPort())) {
            // The side that closes first keeps the port in TIME_WAIT.
            server.accept().close();
            assertEquals(-1, client.getInputStream().read());
        }
        assertFalse(LoopbackPort.isBusy(server.getLocalPort()));
    }
}
