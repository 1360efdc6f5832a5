package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.telemetry.Meters;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.Ports;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the test's own, since it is frozen and killed. */
class OutageTest {
    private static final PostgresOptions SMALL = new PostgresOptions(20, false);

    @TempDir
    Path directory;

    @Test
    void survivesAFrozenAKilledAndARestartedServer() {
        int port = Ports.free();
        PostgresServer server = PostgresServer.start(directory.resolve("pg"), port, SMALL, "secretpw");
        DatabaseConfig config = new DatabaseConfig(server.url("postgres") + "?socketTimeout=1", "public", 3, false, "outage");
        try (LogCapture log = LogCapture.start(); PostgresDatabase database = PostgresDatabase.open(config)) {
            assertEquals(1, one(database));
            assertTrue(database.ready());

            try (Freeze _ = Freeze.process(server.pid())) {
                assertUnavailableWithin(Duration.ofSeconds(6), () -> one(database));
                assertUnavailableWithin(Duration.ofSeconds(6), () -> database.transaction(() -> one(database)));
                assertTrue(within(Duration.ofSeconds(3), () -> assertFalse(database.ready())));
            }
            Eventually.until("answers after it was frozen", () -> answers(database));

            kill(server);
            assertUnavailableWithin(Duration.ofSeconds(4), () -> one(database));
            assertFalse(database.ready());
            server.close();
            server = PostgresServer.start(directory.resolve("pg"), port, SMALL, "secretpw");
            Eventually.until("answers after it was killed", () -> answers(database));
            assertTrue(database.ready());
            log.assertNone("secretpw");
        } finally {
            server.close();
        }
    }

    @Test
    void saysUnavailableWhenTheConnectionIsCutInTheMiddleOfATransaction() {
        try (PostgresServer server = PostgresServer.start(directory.resolve("pg"), 0, SMALL, "pw");
             PostgresDatabase database = PostgresDatabase.open(new DatabaseConfig(server.url("postgres"), "public", 2, false, "cut"));
             PostgresDatabase other = PostgresDatabase.open(new DatabaseConfig(server.url("postgres"), "public", 2, false, "other"))) {
            AtomicBoolean committed = new AtomicBoolean();
            assertThrows(Problem.Unavailable.class, () -> database.inTransaction(() -> {
                int pid = database.sql("SELECT pg_backend_pid() AS pid").one(row -> row.integer("pid"));
                database.afterCommit(() -> committed.set(true));
                other.sql("SELECT pg_terminate_backend(:pid) AS done").bind("pid", pid).one(row -> row.flag("done"));
                one(database);
            }));
            assertFalse(committed.get());
            assertEquals(1, one(database));
        }
    }

    @Test
    void opensWhileTheServerIsAwayAndSaysUnavailableUntilItIsThere() {
        int port = Ports.free();
        DatabaseConfig config = new DatabaseConfig("postgres://postgres:pw@127.0.0.1:" + port + "/postgres", "public", 2, false, "late");
        try (PostgresDatabase database = PostgresDatabase.open(config)) {
            assertUnavailableWithin(Duration.ofSeconds(4), () -> one(database));
            try (PostgresServer server = PostgresServer.start(directory.resolve("pg"), port, SMALL, "pw")) {
                assertTrue(server.isRunning());
                Eventually.until("answers once the server is there", () -> answers(database));
            }
        }
    }

    @Test
    void saysUnavailableWhenAllConnectionsAreTaken() throws InterruptedException {
        try (TestSchema schema = TestSchema.create(); PostgresDatabase database = PostgresDatabase.open(schema.config(2, ""))) {
            CountDownLatch taken = new CountDownLatch(2);
            CountDownLatch enough = new CountDownLatch(1);
            Thread[] holders = new Thread[2];
            for (int i = 0; i < 2; i++) {
                holders[i] = Thread.startVirtualThread(() -> database.inTransaction(() -> {
                    taken.countDown();
                    await(enough);
                }));
            }
            taken.await();
            database.measure(new Meters("pool-test"));
            assertEquals(2.0, Metrics.globalRegistry().gauge("database_connections_active", List.of(Tag.create("service", "pool-test"))).orElseThrow().value());
            assertUnavailableWithin(Duration.ofSeconds(4), () -> one(database));
            enough.countDown();
            for (Thread holder : holders) {
                holder.join();
            }
            assertEquals(1, one(database));
        }
    }

    @Test
    void stopsAStatementThatRunsTooLong() {
        try (TestSchema schema = TestSchema.create();
             PostgresDatabase database = PostgresDatabase.open(schema.config(2, "options=-c%20statement_timeout%3D300"))) {
            assertUnavailableWithin(Duration.ofSeconds(3), () -> database.sql("SELECT pg_sleep(30)").list(row -> row));
            assertEquals(0, schema.server().number("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"));
        }
    }

    private static int one(Database database) {
        return database.sql("SELECT 1 AS one").one(row -> row.integer("one"));
    }

    private static boolean answers(Database database) {
        try {
            return one(database) == 1;
        } catch (Problem.Unavailable e) {
            return false;
        }
    }

    private static void assertUnavailableWithin(Duration limit, Runnable work) {
        assertTrue(within(limit, () -> {
            Problem.Unavailable unavailable = assertThrows(Problem.Unavailable.class, work::run);
            assertTrue(unavailable.retryAfter().isPositive());
        }), "took longer than " + limit);
    }

    private static boolean within(Duration limit, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start < limit.toNanos();
    }

    private static void kill(PostgresServer server) {
        ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        Eventually.until("the server's process has gone", () -> !postmaster.isAlive());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
