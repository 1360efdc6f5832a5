package com.aiponge.runtime.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which connection a thread works on: bound in a {@link ScopedValue} of this database, so that everything inside a transaction joins it. */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private final ScopedValue<Session> current = ScopedValue.newInstance();
    private final Pool pool;

    Sessions(Pool pool) {
        this.pool = pool;
    }

    /** The connection bound on this thread. */
    Session bound() {
        return current.get();
    }

    boolean inTransaction() {
        return current.isBound() && current.get().isTransaction();
    }

    /** After a failed statement the server takes no more of this transaction, and answers its COMMIT with a silent ROLLBACK. */
    void doom() {
        current.get().doom();
    }

    /** Runs one statement on the bound connection, or on one of its own that commits it. */
    <T> T statement(Supplier<T> work) {
        if (current.isBound()) {
            return work.get();
        }
        return pool.needsTransaction() ? begin(work, false) : alone(work);
    }

    <T> T transaction(Supplier<T> work) {
        if (!inTransaction()) {
            return begin(work, true);
        }
        try {
            return work.get();
        } catch (Throwable e) {
            current.get().doom();
            throw e;
        }
    }

    private <T> T alone(Supplier<T> work) {
        try (Connection connection = pool.borrow()) {
            return ScopedValue.where(current, new Session(connection, false)).call(work::get);
        } catch (SQLException e) {
            throw Failures.of(e, "close");
        }
    }

    private <T> T begin(Supplier<T> work, boolean transaction) {
        T result;
        Session session;
        try (Connection connection = pool.borrow()) {
            session = new Session(connection, transaction);
            result = commit(session, work);
        } catch (SQLException e) {
            throw Failures.of(e, "transaction");
        }
        session.afterCommit().forEach(Sessions::runAfterCommit);
        return result;
    }

    private <T> T commit(Session session, Supplier<T> work) throws SQLException {
        try {
            pool.begin(session.connection());
            T result = ScopedValue.where(current, session).call(work::get);
            if (session.isDoomed()) {
                throw new IllegalStateException("a part of this transaction failed, so it was rolled back");
            }
            session.connection().commit();
            return result;
        } catch (Throwable e) {
            rollback(session.connection());
            throw e;
        }
    }

    /** A connection that is lost has nothing to roll back, and what went wrong before is what counts. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("rollback: SQLSTATE {}", e.getSQLState());
        }
    }

    /** The transaction stands whatever happens here: the callers must not take it for failed. */
    private static void runAfterCommit(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("after commit: {}", e.getClass().getName());
        }
    }
}
