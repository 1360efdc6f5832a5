package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void makesTheRuntimesTablesAndTheServicesInItsSchema() {
        TestDatabase server = TestDatabase.create();
        assertEquals(4, Migrations.run(config(server, "test_service")));
        assertEquals(List.of("flyway_schema_history", "idempotency_keys", "job_steps", "outbox", "outbox_leases", "parts", "scheduled_tasks", "things"),
                server.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'test_service' ORDER BY 1")
                        .stream().map(row -> row.get("table_name")).toList());
        assertEquals(0, server.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    @Test
    void doesNothingTheSecondTime() {
        TestDatabase server = TestDatabase.create();
        Migrations.run(config(server, "test_service"));
        assertEquals(0, Migrations.run(config(server, "test_service")));
    }

    @Test
    void giveEachServiceOfOneDatabaseItsOwnTables() {
        TestDatabase server = TestDatabase.create();
        assertEquals(4, Migrations.run(config(server, "test_service")));
        assertEquals(3, Migrations.run(config(server, "without_files")));
        assertEquals(2, server.number("SELECT count(*) FROM information_schema.tables WHERE table_name = 'outbox'"));
    }

    @Test
    void areSafeWhenManyProcessesStartAtOnce() throws Exception {
        TestDatabase server = TestDatabase.create();
        List<Callable<Integer>> starts = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i -> () -> Migrations.run(config(server, i % 2 == 0 ? "test_service" : "other_service"))).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int applied = 0;
            for (Future<Integer> start : threads.invokeAll(starts)) {
                applied += start.get();
            }
            assertEquals(4 + 3, applied);
        }
    }

    @Test
    void sayWhichSchemaFailedAndChangeNothing() {
        TestDatabase server = TestDatabase.create();
        server.execute("CREATE SCHEMA test_service; CREATE TABLE test_service.unexpected (id int)");
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> Migrations.run(config(server, "test_service")));
        assertTrue(failure.getMessage().contains("test_service"), failure.getMessage());
        assertEquals(0, server.number("SELECT count(*) FROM information_schema.tables WHERE table_name = 'outbox'"));
    }

    @Test
    void areUnavailableWhileTheServerIsAway() {
        DatabaseConfig nowhere = new DatabaseConfig("postgres://u:secretpw@127.0.0.1:" + Ports.free() + "/x", "test_service", 2, false, "test");
        try (LogCapture log = LogCapture.start()) {
            assertThrows(Problem.Unavailable.class, () -> Migrations.run(nowhere));
            log.assertNone("secretpw");
        }
    }

    @Test
    void sayNothingWhenAllGoesWell() {
        TestDatabase server = TestDatabase.create();
        try (LogCapture log = LogCapture.start()) {
            Migrations.run(config(server, "test_service"));
            assertEquals(List.of(), log.events().stream().map(Object::toString).toList());
        }
    }

    @Test
    void useAnIndexForEveryListOfTheRuntime() {
        TestDatabase server = TestDatabase.create();
        Migrations.run(config(server, "test_service"));
        Map<String, String> plans = Map.of(
                "outbox_waiting", "SELECT * FROM test_service.outbox WHERE destination = 'x' AND failed_at IS NULL ORDER BY seq LIMIT 100",
                "scheduled_tasks_due", "SELECT * FROM test_service.scheduled_tasks WHERE picked = false AND execution_time <= now() ORDER BY execution_time LIMIT 8",
                "idempotency_keys_age", "SELECT id FROM test_service.idempotency_keys WHERE created_at <= now() LIMIT 1000");
        server.execute("ALTER DATABASE " + server.name() + " SET enable_seqscan = off");
        plans.forEach((index, sql) -> {
            String plan = server.query("EXPLAIN " + sql).stream().map(Object::toString).collect(Collectors.joining());
            assertTrue(plan.contains(index), plan);
        });
    }

    private static DatabaseConfig config(TestDatabase server, String schema) {
        return new DatabaseConfig(server.url(), schema, 2, false, "test");
    }
}
