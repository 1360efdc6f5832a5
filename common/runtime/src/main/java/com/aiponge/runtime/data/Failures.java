package com.aiponge.runtime.data;

import com.aiponge.runtime.http.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SQL exceptions mean here, by SQLSTATE (PostgreSQL documentation, appendix A). Their messages are dropped: they quote values, as in
 * {@code invalid input syntax for type uuid: "…"}.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    /** Connection, resources, operator intervention (shutdown, time limit), system error. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");
    /** Serialization, deadlock, lock time limit, read-only standby after a failover, connection cut inside a transaction. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "25006", "25P03", "25P04");

    private Failures() {
    }

    /** @param what the statement's text, or what was being done */
    static RuntimeException of(SQLException failure, String what) {
        SQLException found = withState(failure);
        String state = found.getSQLState() == null ? "" : found.getSQLState();
        ConstraintViolated violated = violated(found, state);
        if (violated != null) {
            return violated;
        }
        if (isAway(found, state)) {
            LOG.warn("database unavailable: SQLSTATE {} ({})", state.isEmpty() ? "none" : state, found.getClass().getSimpleName());
            return new Problem.Unavailable("The database is not available");
        }
        return new DatabaseFailed(state.isEmpty() ? "none" : state, what);
    }

    private static boolean isAway(SQLException failure, String state) {
        return failure instanceof SQLTransientException || PASSING.contains(state)
                || state.length() == 5 && AWAY.contains(state.substring(0, 2)) || isStalePlan(failure);
    }

    /** A migration changed a table under a prepared statement ("cached plan must not change result type"): it is prepared anew the next time. */
    private static boolean isStalePlan(SQLException failure) {
        return failure instanceof PSQLException server && server.getServerErrorMessage() != null
                && "RevalidateCachedQuery".equals(server.getServerErrorMessage().getRoutine());
    }

    /** The pool wraps what the driver said. */
    private static SQLException withState(SQLException failure) {
        return failure.getSQLState() == null && failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    private static ConstraintViolated violated(SQLException failure, String state) {
        ConstraintViolated.Kind kind = switch (state) {
            case "23505" -> ConstraintViolated.Kind.UNIQUE;
            case "23503", "23001" -> ConstraintViolated.Kind.FOREIGN_KEY;
            case "23514" -> ConstraintViolated.Kind.CHECK;
            case "23502" -> ConstraintViolated.Kind.NOT_NULL;
            case "23P01" -> ConstraintViolated.Kind.EXCLUSION;
            default -> null;
        };
        if (kind == null || !(failure instanceof PSQLException server) || server.getServerErrorMessage() == null) {
            return null;
        }
        ServerErrorMessage message = server.getServerErrorMessage();
        return new ConstraintViolated(kind, message.getTable(),
                kind == ConstraintViolated.Kind.NOT_NULL ? message.getColumn() : message.getConstraint());
    }
}
