package com.aiponge.runtime.data;

import java.util.function.Supplier;

/**
 * One service's PostgreSQL schema over {@code helidon-dbclient-jdbc} and a HikariCP pool. Statements outside a transaction commit by
 * themselves. Thread-safe. An exhausted pool or a lost server is {@code Problem.Unavailable}.
 */
public interface Database extends AutoCloseable {

    /**
     * A statement with named parameters such as {@code :id}. Write {@code CAST(:doc AS jsonb)} instead of {@code ::}, which reads as a
     * parameter. Values may be null, text, numbers, booleans, {@code UUID}, {@code Instant}, {@code LocalDate} or lists of those (bound as
     * PostgreSQL arrays: {@code = ANY(CAST(:ids AS uuid[]))}).
     */
    Sql sql(String statement);

    /**
     * Runs the work in one transaction; a transaction already open on this thread is joined. Commits when the work returns, rolls back when it throws.
     */
    <T> T transaction(Supplier<T> work);

    /** {@link #transaction(Supplier)} for work without a result. */
    default void inTransaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Runs after the transaction open on this thread has committed; at once when there is none. */
    void afterCommit(Runnable work);

    /** Whether a statement can be run now, within a second. */
    boolean ready();

    @Override
    void close();
}
