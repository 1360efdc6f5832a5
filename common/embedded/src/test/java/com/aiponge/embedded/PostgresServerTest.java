package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final PostgresOptions FAST = new PostgresOptions(20, false);
    private static final String PASSWORD = "a 'quoted' päss & word";

    @TempDir
    Path directory;

    @Test
    void keepsRowsAcrossAStopAndANewStart() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            run(server, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('song')");
        }
        try (PostgresServer server = PostgresServer.start(directory, 0, new PostgresOptions(33, true), PASSWORD)) {
            assertEquals("song", ask(server, "SELECT word FROM kept"));
            assertEquals("33", ask(server, "SHOW max_connections"));
            assertEquals("on", ask(server, "SHOW fsync"));
            assertTrue(ask(server, "SHOW server_version").startsWith("18."));
        }
    }

    @Test
    void takesTheNewPasswordOfAnOldDirectory() throws SQLException {
        PostgresServer.start(directory, 0, FAST, "first").close();
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            assertEquals("1", ask(server, "SELECT 1"));
        }
    }

    @Test
    void leavesNoProcessAfterClose() {
        PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD);
        long pid = server.pid();
        assertTrue(server.isRunning());
        server.close();
        assertFalse(server.isRunning());
        assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(p -> p.info().command()).isEmpty());
        assertEquals(0, ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count());
        server.close();
    }

    @Test
    void namesABusyPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PortInUse refused = assertThrows(PortInUse.class,
                    () -> PostgresServer.start(directory, other.getLocalPort(), FAST, PASSWORD).close());
            assertEquals(other.getLocalPort(), refused.port());
            assertTrue(refused.getMessage().contains(Integer.toString(other.getLocalPort())));
        }
        PostgresServer.start(directory, 0, FAST, PASSWORD).close();
    }

    @Test
    void refusesASecondStartOnItsDirectory() {
        PostgresServer first = PostgresServer.start(directory, 0, FAST, PASSWORD);
        try (first) {
            DirectoryInUse refused = assertThrows(DirectoryInUse.class, () -> PostgresServer.start(directory, 0, FAST, PASSWORD).close());
            assertEquals(directory.toAbsolutePath(), refused.directory());
            assertTrue(first.isRunning());
        }
        PostgresServer.start(directory, 0, FAST, PASSWORD).close();
    }

    @Test
    void startsOverAfterAnInitialisationThatWasCut() throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18");
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            assertTrue(server.isRunning());
        }
    }

    static void run(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres")); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("postgres")); var statement = connection.createStatement();
             var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
