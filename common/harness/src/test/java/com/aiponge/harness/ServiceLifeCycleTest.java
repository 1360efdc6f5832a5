package com.aiponge.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a service starts, how it ends, and what it says about itself meanwhile. */
class ServiceLifeCycleTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void startsInOrderAndEndsInTheReverseOne() {
        List<String> seen = new CopyOnWriteArrayList<>();
        TestService service = TestService.start(ServiceName.SYSTEM, parts -> {
            seen.add("composed with " + parts.database().sql("SELECT count(*) FROM outbox").one(row -> row.number("count")) + " facts");
            parts.onStart(() -> seen.add("started"));
            parts.onDrain(() -> seen.add("drained"));
            parts.onStop(() -> seen.add("stopped first part, " + parts.database().ready()));
            parts.onStop(() -> seen.add("stopped second part"));
        }, Map.of());

        assertEquals(List.of("composed with 0 facts", "started"), seen, "the schema is there before anything uses it");
        service.close();
        assertEquals(List.of("drained", "stopped second part", "stopped first part, true"), seen.subList(2, 5), "the database goes last");
    }

    @Test
    void letsTheRequestInFlightFinishAndThenServesNobody() throws Exception {
        CountDownLatch serving = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        TestService service = TestService.start(ServiceName.SYSTEM, parts -> parts.route(router -> router.get("/api/v1/slow", call -> {
            serving.countDown();
            finish.await();
            return Answer.ok(parts.database().sql("SELECT 1 AS n").one(row -> row.integer("n")));
        })), Map.of());
        AtomicInteger status = new AtomicInteger();
        Thread client = Thread.startVirtualThread(() -> status.set(service.as(Ids.next()).get("/api/v1/slow").status()));
        assertTrue(serving.await(10, TimeUnit.SECONDS));

        Thread stop = Thread.startVirtualThread(service::close);
        Eventually.until("nobody new is let in", () -> !isOpen(service.port()));
        finish.countDown();

        assertTrue(client.join(LIMIT) && stop.join(LIMIT));
        assertEquals(200, status.get(), "the database went before the request had its answer");
    }

    @Test
    void isNotReadyWhileAnythingItNeedsIsAway() {
        AtomicBoolean there = new AtomicBoolean(true);
        TestDatabase database = TestDatabase.create();
        try (TcpProxy network = TcpProxy.to("127.0.0.1", database.port());
                TestService service = TestService.start(ServiceName.SYSTEM, parts -> parts.readyWhen("storage", there::get),
                        Map.of("DATABASE_URL", database.url().replace(":" + database.port() + "/", ":" + network.port() + "/")))) {
            ApiClient client = ApiClient.at(service.port());
            assertEquals("{\"database\":\"healthy\",\"storage\":\"healthy\"}", client.get("/ready").expect(200).json().path("components").toString());

            there.set(false);
            ApiAnswer away = client.get("/ready").expect(503);
            assertEquals("5", away.header("Retry-After"));
            assertEquals("unhealthy", away.json().path("components").path("storage").asText());
            there.set(true);

            network.cut();
            Eventually.until("the database is missed", () -> client.get("/ready").status() == 503);
            client.get("/live").expect(200);
            client.get("/health").expect(200);
            client.get("/startup").expect(200);
            network.heal();
            Eventually.until("the database is back", () -> client.get("/ready").status() == 200);
        }
    }

    @Test
    void aStartThatFailsLeavesNothingOpen() {
        TestDatabase database = TestDatabase.create();
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.putAll(Map.of("DATABASE_URL", database.url(), "PORT", Integer.toString(port)));
        List<String> stopped = new CopyOnWriteArrayList<>();

        assertThrows(IllegalStateException.class, () -> start(environment, parts -> {
            parts.onStop(() -> stopped.add("stopped"));
            throw new IllegalStateException("it cannot be composed");
        }));
        assertThrows(IllegalStateException.class, () -> start(environment, parts -> parts.onStart(() -> {
            throw new IllegalStateException("it cannot start");
        })));

        assertEquals(List.of("stopped"), stopped);
        Eventually.until("its connections are closed", () -> database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") == 0);
        start(environment, parts -> { }).close();
    }

    @Test
    void migratesOnlyWhereItIsAllowedTo() {
        TestDatabase database = TestDatabase.create();
        try (TestService service = TestService.start(ServiceName.SYSTEM, parts -> { }, Map.of("DATABASE_URL", database.url(), "AIPONGE_MIGRATE_ON_START", "false"))) {
            ApiClient.at(service.port()).get("/live").expect(200);
            assertEquals(0, database.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'system_service'"));
        }
    }

    @Test
    void worksOfflineWithTheSamePartsAndClosesThem() {
        TestDatabase database = TestDatabase.create();
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.put("DATABASE_URL", database.url());

        int one = ServiceProcess.offline(ServiceName.SYSTEM, Settings.of(environment), Clock.systemUTC(), parts -> parts.database().sql("SELECT 1 AS n").one(row -> row.integer("n")));

        assertEquals(1, one);
        Eventually.until("its connections are closed", () -> database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") == 0);
    }

    private static ServiceProcess start(Map<String, String> environment, java.util.function.Consumer<ServiceParts> compose) {
        return ServiceProcess.start(ServiceName.SYSTEM, Settings.of(environment), Clock.systemUTC(), compose::accept);
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
