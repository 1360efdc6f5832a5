package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void takesTheTestOptionsToo() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            assertEquals("off", ask(server, "SHOW fsync"));
            assertEquals("20", ask(server, "SHOW max_connections"));
            assertEquals("UTF8", ask(server, "SHOW server_encoding"));
        }
        assertThrows(IllegalArgumentException.class, () -> new PostgresOptions(9, true));
    }

    @Test
    void refusesAWrongPasswordAndAnEmptyOne() {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            for (String wrong : new String[] {"", "guessed"}) {
                SQLException refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "postgres", wrong).close());
                assertTrue(refused.getSQLState().startsWith("28") || refused.getSQLState().equals("08004"), refused.getSQLState());
            }
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
    void listensOnLoopbackOnly() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            assertEquals("127.0.0.1", ask(server, "SHOW listen_addresses"));
            assertEquals("", ask(server, "SHOW unix_socket_directories"));
            try (Socket socket = new Socket()) {
                assertThrows(java.io.IOException.class,
                        () -> socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), server.port()), 1_000));
            }
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
    void keepsItsFilesToItsOwner() throws Exception {
        PostgresServer.start(directory, 0, FAST, PASSWORD).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("postgres.log"))));
        assertFalse(Files.exists(directory.resolve("initdb.secret")));
    }

    @Test
    void logsNeitherAStatementNorItsValues() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            run(server, "CREATE TABLE diary (word text UNIQUE)", "INSERT INTO diary VALUES ('heartbreak')");
            assertThrows(SQLException.class, () -> run(server, "INSERT INTO diary VALUES ('heartbreak')"));
            String log = Files.readString(directory.resolve("postgres.log"));
            assertTrue(log.contains("duplicate key"), log);
            assertFalse(log.contains("heartbreak"), log);
        }
    }

    @Test
    void createsADatabaseOnce() throws SQLException {
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            server.createDatabase("aiponge");
            server.createDatabase("aiponge");
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl("aiponge"))) {
                assertEquals("aiponge", connection.getCatalog());
            }
            assertTrue(server.url("aiponge").startsWith("postgres://postgres:a%20%27quoted%27%20p%C3%A4ss%20%26%20word@127.0.0.1:"));
            assertThrows(IllegalArgumentException.class, () -> server.createDatabase("x; DROP TABLE y"));
        }
    }

    @Test
    void startsOverAfterAnInitialisationThatWasCut() throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18");
        try (PostgresServer server = PostgresServer.start(directory, 0, FAST, PASSWORD)) {
            assertTrue(server.isRunning());
        }
    }

    @Test
    void unpacksItsProgramsWhereItIsTold() throws Exception {
        Path programs = directory.resolve("programs");
        try (PostgresServer server = PostgresServer.start(directory.resolve("data"), 0, FAST, PASSWORD, programs)) {
            assertTrue(ProcessHandle.of(server.pid()).orElseThrow().info().command().orElseThrow().startsWith(programs.toString()));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(programs)));
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
