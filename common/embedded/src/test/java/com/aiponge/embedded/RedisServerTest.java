package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir
    Path directory;

    @Test
    void answersWithItsPasswordOnly() {
        try (RedisServer server = RedisServer.start(directory, 0, "se\"cret")) {
            assertTrue(RedisProbe.answers(server.port(), "se\"cret"));
            assertFalse(RedisProbe.answers(server.port(), "wrong"));
            assertFalse(RedisProbe.answers(server.port(), null));
            assertEquals("redis://:se%22cret@127.0.0.1:" + server.port(), server.url());
        }
    }

    @Test
    void answersWithoutAPasswordWhenNoneIsGiven() {
        try (RedisServer server = RedisServer.start(directory, 0, null)) {
            assertTrue(RedisProbe.answers(server.port(), null));
            assertEquals("redis://127.0.0.1:" + server.port(), server.url());
        }
    }

    @Test
    void leavesNeitherAProcessNorDataAfterClose() throws Exception {
        RedisServer server = RedisServer.start(directory, 0, null);
        assertTrue(server.isRunning());
        server.close();
        assertFalse(server.isRunning());
        assertFalse(RedisProbe.answers(server.port(), null));
        assertEquals(0, ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count());
        assertFalse(Files.exists(directory.resolve("dump.rdb")));
        server.close();
    }

    @Test
    void keepsItsPasswordFromOtherUsers() throws Exception {
        try (RedisServer server = RedisServer.start(directory, 0, "hidden")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("redis.conf"))));
            String arguments = String.join(" ", ProcessHandle.of(server.pid()).orElseThrow().info().arguments().orElseThrow());
            assertFalse(arguments.contains("hidden"));
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (RedisServer server = RedisServer.start(directory, 0, null); Socket socket = new Socket()) {
            assertThrows(IOException.class,
                    () -> socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), server.port()), 1_000));
        }
    }

    @Test
    void namesABusyPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PortInUse refused = assertThrows(PortInUse.class, () -> RedisServer.start(directory, other.getLocalPort(), null).close());
            assertEquals(other.getLocalPort(), refused.port());
        }
        RedisServer.start(directory, 0, null).close();
    }

    @Test
    void refusesASecondStartOnItsDirectory() {
        RedisServer first = RedisServer.start(directory, 0, null);
        try (first) {
            assertThrows(DirectoryInUse.class, () -> RedisServer.start(directory, 0, null).close());
            assertTrue(first.isRunning());
        }
    }
}
