package com.aiponge.runtime.data;

import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.telemetry.Meters;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The HikariCP pool of one schema. How a connection finds the schema: directly, by the start-up parameter {@code search_path}, which pgjdbc
 * makes of {@code currentSchema}. Behind a proxy start-up parameters are refused or shared with other services, so there each
 * transaction begins with {@code set_config(…, true)}, which ends with it: one more round trip, nothing left on the server's connection.
 */
final class Pool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LEAK = Duration.ofSeconds(60);
    private static final String SCOPE = "SELECT set_config('search_path', ?, true), set_config('statement_timeout', ?, true)";

    private final HikariDataSource source;
    private final DatabaseConfig config;

    Pool(DatabaseConfig config) {
        this.config = config;
        HikariConfig hikari = new HikariConfig();
        hikari.setDataSource(PostgresSource.of(config));
        hikari.setPoolName(config.poolName());
        hikari.setMaximumPoolSize(config.poolMax());
        hikari.setMinimumIdle(1);
        hikari.setConnectionTimeout(PATIENCE.toMillis());
        hikari.setValidationTimeout(1_000);
        hikari.setInitializationFailTimeout(-1);
        hikari.setLeakDetectionThreshold(LEAK.toMillis());
        hikari.setThreadFactory(Thread.ofVirtual().name(config.poolName() + "-pool-", 0).factory());
        this.source = new HikariDataSource(hikari);
    }

    /** A connection that commits each statement. @throws Problem.Unavailable when there is none within two seconds */
    Connection borrow() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Failures.of(e, "connect");
        }
    }

    String schema() {
        return config.schema();
    }

    /** Whether a statement on its own needs a transaction around it to find its tables. */
    boolean needsTransaction() {
        return config.behindProxy();
    }

    void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (config.behindProxy()) {
            try (PreparedStatement scope = connection.prepareStatement(SCOPE)) {
                scope.setString(1, config.schema());
                scope.setString(2, String.valueOf(PostgresSource.STATEMENT_LIMIT.toMillis()));
                scope.execute();
            }
        }
    }

    void measure(Meters meters) {
        HikariPoolMXBean state = source.getHikariPoolMXBean();
        meters.gauge("database_connections_active", () -> (double) state.getActiveConnections());
        meters.gauge("database_connections_idle", () -> (double) state.getIdleConnections());
        meters.gauge("database_connections_awaited", () -> (double) state.getThreadsAwaitingConnection());
    }

    DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
