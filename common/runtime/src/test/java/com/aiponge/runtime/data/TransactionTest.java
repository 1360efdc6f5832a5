package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionTest {
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
    void commitsAStatementOnItsOwn() {
        UUID id = insert();
        assertTrue(isVisible(id));
    }

    @Test
    void showsNothingBeforeTheCommitAndAllAfterIt() {
        List<UUID> ids = database.transaction(() -> {
            UUID one = insert();
            UUID two = insert();
            assertFalse(isVisible(one), "visible to others before the commit");
            assertTrue(isThere(one), "invisible to its own transaction");
            return List.of(one, two);
        });
        assertTrue(isVisible(ids.get(0)) && isVisible(ids.get(1)));
    }

    @Test
    void rollsBackEverythingWhenTheWorkThrows() {
        UUID id = Ids.next();
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            insert(id);
            throw new IllegalStateException("no");
        }));
        assertEquals("no", thrown.getMessage());
        assertFalse(isVisible(id));
    }

    @Test
    void joinsTheTransactionThatIsOpen() {
        UUID inner = Ids.next();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            database.inTransaction(() -> insert(inner));
            throw new IllegalStateException("outer fails");
        }));
        assertFalse(isVisible(inner), "the inner part was committed by itself");
    }

    @Test
    void doesNotCommitHalfWhenAJoinedPartFailsAndItsFailureIsCaught() {
        UUID outer = Ids.next();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            insert(outer);
            assertThrows(IllegalArgumentException.class, () -> database.inTransaction(() -> {
                throw new IllegalArgumentException();
            }));
        }));
        assertFalse(isVisible(outer));
    }

    @Test
    void neverCommitsSilentlyAfterAStatementFailed() {
        UUID id = Ids.next();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            insert(id);
            assertThrows(ConstraintViolated.class, () -> insert(id));
        }));
        assertFalse(isVisible(id));
    }

    @Test
    void runsWhatFollowsTheCommitInOrderAndOutsideTheTransaction() {
        List<String> seen = new ArrayList<>();
        UUID id = database.transaction(() -> {
            UUID inserted = insert();
            database.afterCommit(() -> seen.add("first, visible " + isVisible(inserted)));
            database.inTransaction(() -> database.afterCommit(() -> seen.add("second")));
            assertEquals(List.of(), seen);
            return inserted;
        });
        assertEquals(List.of("first, visible true", "second"), seen);
        assertTrue(isVisible(id));
    }

    @Test
    void forgetsWhatFollowsACommitThatNeverComes() {
        List<String> seen = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            database.afterCommit(() -> seen.add("ran"));
            throw new IllegalStateException();
        }));
        assertEquals(List.of(), seen);
    }

    @Test
    void runsAtOnceWhatFollowsACommitWhenNoTransactionIsOpen() {
        List<String> seen = new ArrayList<>();
        database.afterCommit(() -> seen.add("ran"));
        assertEquals(List.of("ran"), seen);
    }

    @Test
    void takesNoWorkForFailedBecauseWhatFollowsItsCommitFails() {
        List<String> seen = new ArrayList<>();
        UUID id = database.transaction(() -> {
            database.afterCommit(() -> {
                throw new IllegalStateException();
            });
            database.afterCommit(() -> seen.add("still ran"));
            return insert();
        });
        assertTrue(isVisible(id));
        assertEquals(List.of("still ran"), seen);
    }

    @Test
    void lendsItsConnectionToLibrariesThatWouldCloseAndCommitIt() {
        UUID id = Ids.next();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            insertByJdbc(id, true);
            assertTrue(isThere(id), "not in the caller's transaction");
            throw new IllegalStateException();
        }));
        assertFalse(isVisible(id), "the library's commit took effect");
        insertByJdbc(id, false);
        assertTrue(isVisible(id), "outside a transaction its own commit counts");
    }

    @Test
    void keepsThreadsApart() throws InterruptedException {
        UUID id = Ids.next();
        List<Boolean> seen = new ArrayList<>();
        database.inTransaction(() -> {
            insert(id);
            Thread other = Thread.startVirtualThread(() -> seen.add(isThere(id)));
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(List.of(false), seen);
    }

    @Test
    void keepsTwoDatabasesInOneThreadApart() {
        PostgresDatabase other = schema.open();
        UUID id = Ids.next();
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            other.sql("INSERT INTO things (id) VALUES (:id)").bind("id", id).update();
            throw new IllegalStateException();
        }));
        assertTrue(isVisible(id), "the other database has its own connection and commits by itself");
    }

    @Test
    void countsTheStatementsOfThisThreadWithinTransactionsAndLibraries() throws Exception {
        assertEquals(3, counted(() -> database.inTransaction(() -> {
            UUID id = insert();
            assertTrue(isThere(id));
            insertByJdbc(Ids.next(), true);
        })));
        assertEquals(0, counted(() -> database.inTransaction(() -> { })));
    }

    private static int counted(Runnable work) throws Exception {
        return StatementCount.counting(count -> {
            work.run();
            return count.get();
        });
    }

    private static void insertByJdbc(UUID id, boolean ignored) {
        try (Connection connection = database.transactionalDataSource().getConnection()) {
            if (ignored) {
                connection.setAutoCommit(false);
            }
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO things (id) VALUES (?)")) {
                statement.setString(1, id.toString());
                statement.executeUpdate();
            }
            if (ignored) {
                connection.commit();
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static UUID insert() {
        UUID id = Ids.next();
        insert(id);
        return id;
    }

    private static void insert(UUID id) {
        assertEquals(1, database.sql("INSERT INTO things (id) VALUES (:id)").bind("id", id).update());
    }

    private static boolean isThere(UUID id) {
        return database.sql("SELECT id FROM things WHERE id = :id").bind("id", id).first(row -> row.uuid("id")).isPresent();
    }

    private static boolean isVisible(UUID id) {
        return schema.server().number("SELECT count(*) FROM test_service.things WHERE id = CAST(? AS uuid)", id.toString()) == 1;
    }
}
