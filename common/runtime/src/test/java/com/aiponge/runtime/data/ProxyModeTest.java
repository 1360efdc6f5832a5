package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProxyModeTest {
    @Test
    void findsTheSchemaWithoutLeavingAnythingOnTheConnection() throws SQLException {
        try (TestSchema schema = TestSchema.create(); PostgresDatabase database = PostgresDatabase.open(behindProxy(schema))) {
            UUID id = Ids.next();
            database.sql("INSERT INTO things (id) VALUES (:id)").bind("id", id).update();
            database.inTransaction(() -> {
                assertEquals(id, database.sql("SELECT id FROM things WHERE id = :id").bind("id", id).one(row -> row.uuid("id")));
                assertEquals("9s", database.sql("SHOW statement_timeout").one(row -> row.text("statement_timeout")));
            });
            try (Connection connection = database.transactionalDataSource().getConnection(); Statement statement = connection.createStatement()) {
                assertFalse(show(statement, "search_path").contains("test_service"), "the search path stayed");
                assertEquals("0", show(statement, "statement_timeout"));
                assertEquals("0", only(statement, "SELECT count(*) FROM pg_prepared_statements"));
            }
        }
    }

    @Test
    void setsTheSchemaAtTheStartOfASessionWhenThereIsNoProxy() throws SQLException {
        try (TestSchema schema = TestSchema.create(); PostgresDatabase database = schema.open();
             Connection connection = database.transactionalDataSource().getConnection(); Statement statement = connection.createStatement()) {
            assertTrue(show(statement, "search_path").contains("test_service"));
            assertEquals("9s", show(statement, "statement_timeout"));
        }
    }

    private static DatabaseConfig behindProxy(TestSchema schema) {
        return new DatabaseConfig(schema.server().url(), TestSchema.NAME, 1, true, "proxied");
    }

    private static String show(Statement statement, String setting) throws SQLException {
        return only(statement, "SHOW " + setting);
    }

    private static String only(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
