package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static TestSchema schema;
    private static PostgresDatabase database;

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void takesWhatPassesByItselfForUnavailable() {
        for (String state : List.of("08000", "08001", "08003", "08004", "08006", "08007", "08P01", "53000", "53100", "53200", "53300", "57014", "57P01", "57P02",
                "57P03", "58030", "40001", "40P01", "55P03", "25006", "25P03")) {
            Problem.Unavailable unavailable = assertInstanceOf(Problem.Unavailable.class, Failures.of(new SQLException("secret", state), "SELECT 1"), state);
            assertTrue(unavailable.retryAfter().isPositive(), state);
            assertTrue(!unavailable.getMessage().contains("secret") && !unavailable.getMessage().contains("SELECT"), unavailable.getMessage());
        }
        assertInstanceOf(Problem.Unavailable.class, Failures.of(new SQLTransientConnectionException("pool is empty"), "connect"));
    }

    @Test
    void takesWhatWeDidWrongForAFaultOfOurs() {
        for (String state : List.of("42601", "42P01", "42703", "22P02", "22001", "25P02", "0A000", "28P01", "3D000")) {
            DatabaseFailed failed = assertInstanceOf(DatabaseFailed.class, Failures.of(new SQLException("secret", state), "SELECT 1"), state);
            assertEquals(state, failed.state());
            assertEquals("SQLSTATE " + state + ": SELECT 1", failed.getMessage());
            assertNull(failed.getCause(), "the cause's message quotes values");
        }
        assertInstanceOf(DatabaseFailed.class, Failures.of(new SQLException("no state"), "SELECT 1"));
    }

    @Test
    void findsTheDriversFailureInsideThePools() {
        SQLException wrapped = new SQLException("pool", new SQLException("driver", "08006"));
        assertInstanceOf(Problem.Unavailable.class, Failures.of(wrapped, "connect"));
    }

    @Test
    void letsOneOfTwoGoOnInADeadlockAndSendsTheOtherBack() throws Exception {
        UUID one = insert();
        UUID two = insert();
        CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> a = threads.submit(() -> touch(one, two, bothHoldTheirFirst));
            Future<Boolean> b = threads.submit(() -> touch(two, one, bothHoldTheirFirst));
            assertTrue(a.get() ^ b.get(), "exactly one commits");
        }
    }

    @Test
    void refusesToWriteOnAReadOnlyStandbyAsUnavailable() {
        PostgresDatabase standby = schema.open(schema.config(1, "options=-c%20default_transaction_read_only%3Don"));
        assertThrows(Problem.Unavailable.class, () -> standby.sql("INSERT INTO things (id) VALUES (:id)").bind("id", Ids.next()).update());
        assertEquals(List.of(1), standby.sql("SELECT 1 AS one").list(row -> row.integer("one")));
    }

    @Test
    void saysAtTheCommitWhatADeferredConstraintRefuses() {
        schema.server().execute("ALTER TABLE test_service.parts ALTER CONSTRAINT parts_thing DEFERRABLE INITIALLY DEFERRED");
        ConstraintViolated violated = assertThrows(ConstraintViolated.class, () -> database.inTransaction(() -> assertEquals(1,
                database.sql("INSERT INTO parts (id, thing_id) VALUES (:id, :id)").bind("id", Ids.next()).update())));
        assertEquals("parts_thing", violated.constraint());
    }

    private static boolean touch(UUID first, UUID second, CyclicBarrier barrier) throws Exception {
        try {
            return database.transaction(() -> {
                touch(first);
                meet(barrier);
                touch(second);
                return true;
            });
        } catch (Problem.Unavailable e) {
            return false;
        }
    }

    private static void touch(UUID id) {
        database.sql("UPDATE things SET small = 1 WHERE id = :id").bind("id", id).update();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static UUID insert() {
        UUID id = Ids.next();
        database.sql("INSERT INTO things (id) VALUES (:id)").bind("id", id).update();
        return id;
    }
}
