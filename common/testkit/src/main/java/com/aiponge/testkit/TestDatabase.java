package com.aiponge.testkit;

import com.aiponge.embedded.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, empty PostgreSQL database on a server that this test JVM starts when the first one is asked for and removes at its end.
 * Thread-safe.
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final PostgresServer server;
    private final String name;

    private TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Makes a database of its own for the caller. */
    public static TestDatabase create() {
        TestDatabase database = new TestDatabase(Servers.postgres(), "test_" + NUMBER.incrementAndGet());
        database.server.createDatabase(database.name);
        return database;
    }

    /** {@code postgres://user:password@127.0.0.1:port/database}, the form of {@code DATABASE_URL}. */
    public String url() {
        return server.url(name);
    }

    /** For JDBC, with user and password in it. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String name() {
        return name;
    }

    public int port() {
        return server.port();
    }

    /** Of the whole server, which all databases of this JVM share: to freeze it. */
    public long serverPid() {
        return server.pid();
    }

    /** A connection of the caller's own, outside every pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** Runs one statement, or several divided by semicolons; {@code ?} takes the values in order. */
    public void execute(String sql, Object... values) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError("this failed: " + sql, e);
        }
    }

    /**
     * The rows as they are, columns in order. A {@code timestamptz} is an {@link java.time.Instant}, an array a {@link List}, JSON its
     * text, a NULL is null; everything else is what JDBC gives.
     */
    public List<Map<String, Object>> query(String sql, Object... values) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, values);
             var rows = statement.executeQuery()) {
            return Rows.of(rows);
        } catch (SQLException e) {
            throw new AssertionError("this failed: " + sql, e);
        }
    }

    /** The only value of the only row. */
    public Object value(String sql, Object... values) {
        List<Map<String, Object>> rows = query(sql, values);
        if (rows.size() != 1 || rows.getFirst().size() != 1) {
            throw new AssertionError("expected one row with one column from " + sql + " but got " + rows.size() + " rows");
        }
        return rows.getFirst().values().iterator().next();
    }

    /** A count, or any other whole number. */
    public long number(String sql, Object... values) {
        return ((Number) value(sql, values)).longValue();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
