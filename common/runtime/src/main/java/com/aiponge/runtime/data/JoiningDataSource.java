package com.aiponge.runtime.data;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands out the connection of the transaction open on this thread, else one of the pool. */
final class JoiningDataSource implements DataSource {
    private final Pool pool;
    private final Sessions sessions;

    JoiningDataSource(Pool pool, Sessions sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return sessions.inTransaction() ? SharedConnection.of(sessions.bound().connection(), StatementCount::one) : pool.source().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the pool has one user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.source().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.source().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLException("the pool sets its time limits");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.source().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.source().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.source().isWrapperFor(type);
    }
}
