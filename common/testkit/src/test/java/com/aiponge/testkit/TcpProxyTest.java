package com.aiponge.testkit;

import static com.aiponge.testkit.EchoServer.hear;
import static com.aiponge.testkit.EchoServer.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private EchoServer echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new EchoServer();
        proxy = TcpProxy.to("127.0.0.1", echo.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void passesBytesAndTheEndOfThemOn() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "hello");
            assertEquals("hello", hear(socket, 5));
            socket.shutdownOutput();
            assertEquals(-1, socket.getInputStream().read());
        }
        Eventually.until("the connection is forgotten", () -> proxy.connections() == 0);
    }

    @Test
    void delaysBothDirections() throws IOException {
        proxy.latency(Duration.ofMillis(60));
        try (Socket socket = connect()) {
            assertTrue(roundTripMillis(socket) >= 120);
            proxy.heal();
            assertTrue(roundTripMillis(socket) < 60);
        }
    }

    @Test
    void cutResetsWhatIsOpenAndRefusesNewConnectionsUntilHealed() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "hello");
            hear(socket, 5);
            proxy.cut();
            assertThrows(SocketException.class, () -> socket.getInputStream().read(), "a reset, not an orderly end");
        }
        assertThrows(ConnectException.class, () -> connect().close());
        proxy.cut();
        proxy.heal();
        try (Socket socket = connect()) {
            say(socket, "back");
            assertEquals("back", hear(socket, 4));
        }
    }

    @Test
    void keepsItsPortWhileItIsCut() throws IOException {
        try (Socket open = connect()) {
            say(open, "x");
            hear(open, 1);
            proxy.cut();
            assertThrows(BindException.class, () -> new ServerSocket(proxy.port(), 1, InetAddress.ofLiteral("127.0.0.1")).close());
        }
    }

    @Test
    void resetLeavesTheDoorOpen() throws IOException {
        try (Socket first = connect()) {
            say(first, "x");
            hear(first, 1);
            proxy.reset();
            assertThrows(SocketException.class, () -> first.getInputStream().read());
        }
        try (Socket second = connect()) {
            say(second, "y");
            assertEquals("y", hear(second, 1));
        }
    }

    @Test
    void stallKeepsConnectionsOpenAndBytesBack() throws IOException {
        try (Socket before = connect()) {
            say(before, "a");
            hear(before, 1);
            proxy.stall();
            try (Socket during = connect()) {
                say(before, "b");
                say(during, "c");
                for (Socket socket : new Socket[] {before, during}) {
                    socket.setSoTimeout(100);
                    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
                    socket.setSoTimeout(5_000);
                }
                proxy.heal();
                assertEquals("b", hear(before, 1));
                assertEquals("c", hear(during, 1));
            }
        }
    }

    @Test
    void slowPassesAtTheRate() throws IOException {
        proxy.slow(10_000);
        try (Socket socket = connect()) {
            long begun = System.nanoTime();
            say(socket, "x".repeat(3_000));
            assertEquals(3_000, hear(socket, 3_000).length());
            long millis = (System.nanoTime() - begun) / 1_000_000;
            assertTrue(millis >= 290 && millis < 5_000, millis + " ms");
        }
        assertThrows(IllegalArgumentException.class, () -> proxy.slow(0));
    }

    @Test
    void resetsItsClientWhenNobodyIsBehindIt() throws IOException {
        echo.close();
        try (Socket socket = connect()) {
            socket.setSoTimeout(5_000);
            assertThrows(SocketException.class, () -> {
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("an orderly end");
                }
            });
        }
    }

    @Test
    void closeFreesThePort() throws IOException {
        proxy.close();
        assertThrows(ConnectException.class, () -> connect().close());
        proxy.heal();
        assertThrows(ConnectException.class, () -> connect().close());
        proxy.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), proxy.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static long roundTripMillis(Socket socket) throws IOException {
        long begun = System.nanoTime();
        say(socket, "ping");
        hear(socket, 4);
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
