package com.aiponge.runtime.data;

import java.util.function.Supplier;

/**
 * One service's PostgreSQL schema over {@code helidon-dbclient-jdbc} and a HikariCP pool. Statements outside a transaction commit by
 * themselves. Thread-safe. An exhausted pool or a lost server is {@code Problem.Unavailable}.
 */
public interface Database extends AutoCloseable {

    /**
     * A statement with named parameters such as {@code :id}. Write {@code CAST(:doc AS jsonb)} instead of {@code ::}, which reads as a
     * parameter. Text, ids, lists and nulls go to the server untyped: where the statement does not say what type they have, cast them
     * ({@code CAST(:cursor AS uuid) IS NULL}). A question mark is a parameter of JDBC: write {@code jsonb_exists} instead of the operator.
     * Values may be null, text, numbers, booleans, {@code UUID}, {@code Instant}, {@code LocalDate} or lists of those (bound as
     * PostgreSQL arrays: {@code = ANY(CAST(:ids AS uuid[]))}).
     */
    Sql sql(String statement);

    /**
     * Runs the work in one transaction; a transaction already open on this thread is joined. Commits when the work returns, rolls back when
     * it throws. After a failed statement or a failed joined part nothing can be committed, also when its exception was caught: the
     * transaction is rolled back and throws. A rival's row is met with {@code ON CONFLICT}, or outside of the transaction.
     *
     * @throws com.aiponge.runtime.data.ConstraintViolated when a row is refused
     * @throws com.aiponge.runtime.http.Problem.Unavailable when there is no connection within two seconds, it is lost, or a statement takes
     *         longer than nine seconds; a commit whose answer is lost may have taken effect
     */
    <T> T transaction(Supplier<T> work);

    /** {@link #transaction(Supplier)} for work without a result. */
    default void inTransaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Runs after the transaction open on this thread has committed; at once when there is none. What it throws is logged only. */
    void afterCommit(Runnable work);

    /** Whether a statement can be run now, within a second. */
    boolean ready();

    @Override
    void close();
}
