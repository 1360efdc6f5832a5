package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.LogCapture;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementTextTest {
    private static TestSchema schema;
    private static PostgresDatabase database;

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open(schema.config(2, ""));
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void leavesColonsInLiteralsCommentsAndTimesAlone() {
        assertEquals("a:b :x 12:30", text("SELECT 'a:b :x 12:30' AS v WHERE :x = 'x'"));
        assertEquals("x", text("SELECT :x AS v /* :y 'in a comment' */"));
        assertEquals("it's", text("SELECT 'it''s' AS v WHERE :x = 'x'"));
        assertEquals("[2:3]={4,5}", text("SELECT CAST(CAST('[2:3]={4,5}' AS int[]) AS text) AS v WHERE :x = 'x'"));
    }

    @Test
    void bindsAParameterAsOftenAsItIsNamed() {
        assertEquals("xx-x", text("SELECT CAST(:x AS text) || CAST(:x AS text) || '-' || CAST(:x AS text) AS v"));
    }

    @Test
    void tellsApartNamesThatBeginAlike() {
        assertEquals("1 2", database.sql("SELECT CAST(:id AS text) || ' ' || CAST(:idea_2 AS text) AS v").bind("id", "1").bind("idea_2", "2").one(row -> row.text("v")));
    }

    @Test
    void refusesTheCastThatReadsAsAParameter() {
        assertThrows(IllegalArgumentException.class, () -> database.sql("SELECT '1'::int"));
    }

    @Test
    void answersRowsInOrderTheFirstAndTheOnly() {
        assertEquals(List.of(1, 2, 3), database.sql("SELECT n FROM generate_series(1, :to) AS n").bind("to", 3).list(row -> row.integer("n")));
        assertEquals(Optional.of(1), database.sql("SELECT n FROM generate_series(1, 3) AS n").first(row -> row.integer("n")));
        assertFalse(database.sql("SELECT n FROM generate_series(1, 0) AS n").first(row -> row.integer("n")).isPresent());
        assertThrows(IllegalStateException.class, () -> database.sql("SELECT n FROM generate_series(1, 0) AS n").one(row -> row.integer("n")));
    }

    @Test
    void readsWhatAChangeReturns() {
        UUID id = Ids.next();
        assertEquals(id, database.sql("INSERT INTO things (id) VALUES (:id) RETURNING id").bind("id", id).one(row -> row.uuid("id")));
        assertEquals(0, database.sql("INSERT INTO things (id) VALUES (:id) ON CONFLICT DO NOTHING").bind("id", id).update());
    }

    @Test
    void allowsStatementsWhileRowsAreRead() {
        List<Integer> read = database.sql("SELECT n FROM generate_series(1, 3) AS n")
                .list(row -> database.sql("SELECT CAST(:n AS int) * 2 AS m").bind("n", row.integer("n")).one(inner -> inner.integer("m")));
        assertEquals(List.of(2, 4, 6), read);
    }

    @Test
    void runsOnce() {
        Sql sql = database.sql("SELECT 1 AS one");
        sql.one(row -> row.integer("one"));
        assertThrows(IllegalStateException.class, () -> sql.one(row -> row.integer("one")));
    }

    @Test
    void losesNoConnectionToFailures() {
        for (int i = 0; i < 10; i++) {
            assertThrows(DatabaseFailed.class, () -> database.sql("SELECT nonsense").list(row -> row));
            assertThrows(DatabaseFailed.class, () -> database.sql("SELECT :missing AS x").list(row -> row));
            assertThrows(DatabaseFailed.class, () -> database.sql("SELECT :missing AS x, :given AS y").bind("given", 1).list(row -> row));
            assertThrows(DatabaseFailed.class, () -> database.sql("UPDATE nonsense SET x = 1").update());
            assertThrows(IllegalArgumentException.class, () -> database.sql("SELECT 1 AS one").list(row -> {
                throw new IllegalArgumentException();
            }));
            assertThrows(RuntimeException.class, () -> database.sql("SELECT 1 AS one").list(row -> row.text("two")));
        }
        assertEquals(List.of(1), database.sql("SELECT 1 AS one").list(row -> row.integer("one")));
    }

    @Test
    void saysWhichConstraintWasViolated() {
        UUID id = Ids.next();
        database.sql("INSERT INTO things (id, number, happy) VALUES (:id, 77, true)").bind("id", id).update();
        check(ConstraintViolated.Kind.UNIQUE, "things", "things_pkey", "INSERT INTO things (id) VALUES (:id)", id);
        check(ConstraintViolated.Kind.UNIQUE, "things", "things_label", "INSERT INTO things (id, number, happy) VALUES (gen_random_uuid(), 77, :id = :id)", id);
        check(ConstraintViolated.Kind.FOREIGN_KEY, "parts", "parts_thing", "INSERT INTO parts (id, thing_id) VALUES (:id, gen_random_uuid())", id);
        check(ConstraintViolated.Kind.NOT_NULL, "parts", "thing_id", "INSERT INTO parts (id) VALUES (:id)", id);
        check(ConstraintViolated.Kind.CHECK, "things", "things_name_short", "INSERT INTO things (id, name) VALUES (:id, repeat('n', 3000))", Ids.next());
    }

    @Test
    void saysUnavailableOnceWhenAMigrationChangesATableUnderAPreparedStatement() {
        try (PostgresDatabase single = PostgresDatabase.open(schema.config(1, ""))) {
            Runnable read = () -> single.inTransaction(() -> single.sql("SELECT * FROM parts").list(row -> row.uuid("id")));
            for (int i = 0; i < 7; i++) {
                read.run();
            }
            schema.server().execute("ALTER TABLE test_service.parts ADD COLUMN added text");
            assertThrows(Problem.Unavailable.class, read::run);
            read.run();
        }
    }

    @Test
    void showsNoValueInMessagesAndLogs() {
        UUID id = Ids.next();
        database.sql("INSERT INTO things (id) VALUES (:id)").bind("id", id).update();
        try (LogCapture log = LogCapture.start()) {
            String all = failure("INSERT INTO things (id) VALUES (:x)", id.toString())
                    + failure("SELECT CAST(:x AS uuid)", "my secret words")
                    + failure("SELECT CAST(:x AS jsonb)", "{my secret words")
                    + failure("INSERT INTO things (id, name) VALUES (gen_random_uuid(), :x)", "my secret words".repeat(200));
            assertFalse(all.contains("secret") || all.contains(id.toString()), all);
            log.assertNone("secret", id.toString());
        }
    }

    private static String failure(String sql, String value) {
        Throwable failure = assertThrows(RuntimeException.class, () -> database.sql(sql).bind("x", value).list(row -> row));
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each).append(List.of(each.getSuppressed()));
        }
        return all.toString();
    }

    private static void check(ConstraintViolated.Kind kind, String table, String constraint, String sql, UUID id) {
        ConstraintViolated violated = assertThrows(ConstraintViolated.class, () -> database.sql(sql).bind("id", id).update());
        assertEquals(List.of(kind, table, constraint), List.of(violated.kind(), violated.table(), violated.constraint()));
    }

    private static String text(String sql) {
        return database.sql(sql).bind("x", "x").one(row -> row.text("v"));
    }
}
