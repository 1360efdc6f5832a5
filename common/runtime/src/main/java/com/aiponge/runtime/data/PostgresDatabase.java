package com.aiponge.runtime.data;

import com.aiponge.runtime.telemetry.Meters;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * DbClient on a HikariCP pool of our own. Every statement, transaction and joined job row of a thread uses one connection, bound while it
 * lasts; DbClient is only ever lent that connection, so it can neither leak nor commit one.
 */
public final class PostgresDatabase implements Database {
    private final Pool pool;
    private final Sessions sessions;
    private final DbClient client;
    private final DataSource joining;

    private PostgresDatabase(Pool pool) {
        this.pool = pool;
        this.sessions = new Sessions(pool);
        this.client = JdbcClientBuilder.create().connectionPool(new Lender()).build();
        this.joining = new JoiningDataSource(pool, sessions);
    }

    /** Opens at once, also while the server is away; connections are made when needed. */
    public static PostgresDatabase open(DatabaseConfig config) {
        return new PostgresDatabase(new Pool(config));
    }

    /** The schema all of its statements work in. */
    public String schema() {
        return pool.schema();
    }

    @Override
    public Sql sql(String statement) {
        if (statement.contains("::")) {
            throw new IllegalArgumentException("write CAST(… AS …), since :: reads as a parameter: " + statement);
        }
        return new PgSql(client, sessions, statement);
    }

    @Override
    public <T> T transaction(Supplier<T> work) {
        return sessions.transaction(work);
    }

    @Override
    public void afterCommit(Runnable work) {
        if (sessions.inTransaction()) {
            sessions.bound().afterCommit().add(work);
        } else {
            work.run();
        }
    }

    /**
     * For libraries that bring their own SQL: connections of the transaction open on this thread, whose close, commit and rollback do
     * nothing, else connections of the pool. Behind a proxy statements outside a transaction must name the schema.
     */
    public DataSource transactionalDataSource() {
        return joining;
    }

    /** Adds gauges of the pool: connections in use, idle, and threads that wait for one. */
    public void measure(Meters meters) {
        pool.measure(meters);
    }

    @Override
    public boolean ready() {
        FutureTask<Integer> probe = new FutureTask<>(() -> sql("SELECT 1 AS one").one(row -> row.integer("one")));
        Thread.ofVirtual().name("ready").start(probe);
        try {
            return probe.get(1, TimeUnit.SECONDS) == 1;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** DbClient asks for a connection inside {@link Sessions#statement} only. */
    private final class Lender implements JdbcConnectionPool {
        @Override
        public Connection connection() {
            return sessions.bound().shared();
        }
    }
}
