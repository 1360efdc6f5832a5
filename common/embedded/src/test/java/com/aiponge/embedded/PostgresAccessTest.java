package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and what is written where. */
class PostgresAccessTest {
    @TempDir
    static Path directory;
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(directory, 0, new PostgresOptions(20, false), "a 'quoted' päss & word");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void takesTheTestOptionsToo() throws SQLException {
        assertEquals("off", PostgresServerTest.ask(server, "SHOW fsync"));
        assertEquals("20", PostgresServerTest.ask(server, "SHOW max_connections"));
        assertEquals("UTF8", PostgresServerTest.ask(server, "SHOW server_encoding"));
        assertThrows(IllegalArgumentException.class, () -> new PostgresOptions(9, true));
    }

    @Test
    void refusesAWrongPasswordAndAnEmptyOne() {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        for (String wrong : new String[] {"", "guessed"}) {
            SQLException refused = assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "postgres", wrong).close());
            assertTrue(refused.getSQLState().startsWith("28") || refused.getSQLState().equals("08004"), refused.getSQLState());
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        assertEquals("127.0.0.1", PostgresServerTest.ask(server, "SHOW listen_addresses"));
        assertEquals("", PostgresServerTest.ask(server, "SHOW unix_socket_directories"));
        try (Socket socket = new Socket()) {
            assertThrows(IOException.class,
                    () -> socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), server.port()), 1_000));
        }
    }

    @Test
    void keepsItsFilesToItsOwner() throws Exception {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("postgres.log"))));
        assertFalse(Files.exists(directory.resolve("initdb.secret")));
    }

    @Test
    void logsNeitherAStatementNorItsValues() throws Exception {
        PostgresServerTest.run(server, "CREATE TABLE diary (word text UNIQUE)", "INSERT INTO diary VALUES ('heartbreak')");
        assertThrows(SQLException.class, () -> PostgresServerTest.run(server, "INSERT INTO diary VALUES ('heartbreak')"));
        String log = Files.readString(directory.resolve("postgres.log"));
        assertTrue(log.contains("duplicate key"), log);
        assertFalse(log.contains("heartbreak"), log);
    }

    @Test
    void createsADatabaseOnce() throws SQLException {
        server.createDatabase("aiponge");
        server.createDatabase("aiponge");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("aiponge"))) {
            assertEquals("aiponge", connection.getCatalog());
        }
        assertTrue(server.url("aiponge").startsWith("postgres://postgres:a%20%27quoted%27%20p%C3%A4ss%20%26%20word@127.0.0.1:"));
        assertThrows(IllegalArgumentException.class, () -> server.createDatabase("x; DROP TABLE y"));
    }
}
