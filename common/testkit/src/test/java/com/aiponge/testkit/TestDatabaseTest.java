package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void givesEveryCallerAnEmptyDatabaseOnOneServer() {
        TestDatabase first = TestDatabase.create();
        TestDatabase second = TestDatabase.create();
        first.execute("CREATE TABLE words (word text)");
        assertEquals(first.port(), second.port());
        assertEquals(1, first.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        assertEquals(0, second.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void isMadeQuicklyOnceTheServerRuns() {
        TestDatabase.create();
        long begun = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            TestDatabase.create();
        }
        long each = (System.nanoTime() - begun) / 10_000_000;
        System.out.println("milliseconds a database: " + each);
        // Some 30 ms on a quiet machine; the limit leaves room for a busy one.
        assertTrue(each < 500, each + " ms");
    }

    @Test
    void hasAnAddressInTheFormOfTheSettings() {
        TestDatabase database = TestDatabase.create();
        URI address = URI.create(database.url());
        assertEquals("postgres", address.getScheme());
        assertEquals("127.0.0.1", address.getHost());
        assertEquals(database.port(), address.getPort());
        assertEquals("/" + database.name(), address.getPath());
        assertTrue(address.getUserInfo().matches("postgres:.{36}"));
    }

    @Test
    void readsValuesAsPlainJava() {
        UUID id = UUID.randomUUID();
        Map<String, Object> row = TestDatabase.create().query("""
                SELECT ?::uuid AS id, 7 AS count, '{"a": 1}'::jsonb AS doc, ARRAY['x', NULL] AS tags, NULL::timestamptz AS never,
                       '2026-05-04T09:12:33.120+02'::timestamptz AS at
                """, id).getFirst();
        assertEquals(List.of("id", "count", "doc", "tags", "never", "at"), List.copyOf(row.keySet()));
        assertEquals(Arrays.asList(id, 7, "{\"a\": 1}", Arrays.asList("x", null), null, Instant.parse("2026-05-04T07:12:33.120Z")),
                Arrays.asList(row.values().toArray()));
    }

    @Test
    void failsWithTheStatementThatFailed() {
        AssertionError failure = assertThrows(AssertionError.class, () -> TestDatabase.create().execute("SELECT wrong"));
        assertTrue(failure.getMessage().contains("SELECT wrong"));
    }

    @Test
    void wantsExactlyOneValue() {
        TestDatabase database = TestDatabase.create();
        assertEquals("a", database.value("SELECT 'a'"));
        assertThrows(AssertionError.class, () -> database.value("SELECT 1 WHERE false"));
        assertThrows(AssertionError.class, () -> database.value("SELECT 1 AS a, 2 AS b"));
    }
}
