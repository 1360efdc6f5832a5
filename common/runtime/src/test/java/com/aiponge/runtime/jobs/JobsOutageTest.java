package com.aiponge.runtime.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.TestSchema;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Freeze;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsOutageTest {
    private static final Timing QUICK = new Timing(Duration.ofMillis(50), Duration.ofMillis(200), 4);
    private static final PostgresOptions SMALL = new PostgresOptions(30, true);
    private final ConcurrentLinkedQueue<UUID> runs = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void goOnWhereAKilledProcessStopped() throws IOException {
        try (TestSchema schema = TestSchema.create()) {
            SchedulerJobs jobs = jobs(schema.open());
            UUID id = Ids.next();
            jobs.submit("song", id);
            Process killed = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), Instance.class.getName(), schema.server().url(), TestSchema.NAME)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = killed.inputReader()) {
                assertTrue(out.lines().anyMatch(line -> line.equals("runs " + id)));
            } finally {
                killed.destroyForcibly().onExit().join();
            }
            assertEquals(1, schema.server().number("SELECT count(*) FROM test_service.scheduled_tasks WHERE picked"));
            jobs.start();
            Eventually.until("this process ran it", () -> runs.contains(id));
            jobs.stop(Duration.ofSeconds(2));
        }
    }

    @Test
    void goOnByThemselvesAfterTheServerWasFrozenKilledAndRestarted() {
        int port = Ports.free();
        PostgresServer server = PostgresServer.start(directory.resolve("pg"), port, SMALL, "pw");
        DatabaseConfig config = new DatabaseConfig(server.url("postgres") + "?socketTimeout=1", "jobs_service", 4, false, "jobs-outage");
        Migrations.run(config);
        try (PostgresDatabase database = PostgresDatabase.open(config)) {
            SchedulerJobs jobs = jobs(database);
            jobs.start();
            UUID frozen = Ids.next();
            jobs.submitAt("song", frozen, Clock.systemUTC().instant().plus(Duration.ofMillis(700)));
            try (Freeze _ = Freeze.process(server.pid())) {
                Eventually.until("the scheduler noticed", () -> !database.ready());
            }
            Eventually.until("it ran after the freeze", Duration.ofSeconds(20), () -> runs.contains(frozen));

            UUID killed = Ids.next();
            jobs.submitAt("song", killed, Clock.systemUTC().instant().plus(Duration.ofMillis(700)));
            ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
            postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
            postmaster.destroyForcibly();
            Eventually.until("the server has gone", () -> !postmaster.isAlive());
            assertTrue(!database.ready());
            server.close();
            server = PostgresServer.start(directory.resolve("pg"), port, SMALL, "pw");
            Eventually.until("it ran after the restart", Duration.ofSeconds(20), () -> runs.contains(killed));
            jobs.stop(Duration.ofSeconds(2));
            assertEquals(List.of(frozen, killed), runs.stream().distinct().toList());
        } finally {
            server.close();
        }
    }

    @Test
    void repeatWorkAlsoWhenTheServerComesAfterThem() {
        try (TestSchema schema = TestSchema.create(); TcpProxy network = TcpProxy.to("127.0.0.1", schema.server().port())) {
            network.cut();
            String url = schema.server().url().replace(":" + schema.server().port(), ":" + network.port());
            try (PostgresDatabase database = PostgresDatabase.open(new DatabaseConfig(url, TestSchema.NAME, 4, false, "late"))) {
                SchedulerJobs jobs = jobs(database);
                jobs.every("purge", Duration.ofMillis(100), () -> runs.add(Ids.next()));
                jobs.start();
                assertTrue(!database.ready());
                network.heal();
                Eventually.until("the repeated work ran", Duration.ofSeconds(20), () -> !runs.isEmpty());
                jobs.stop(Duration.ofSeconds(2));
            }
        }
    }

    private SchedulerJobs jobs(PostgresDatabase database) {
        SchedulerJobs jobs = new SchedulerJobs(database, Clock.systemUTC(), QUICK);
        jobs.handle("song", id -> {
            runs.add(id);
            return Jobs.done();
        });
        return jobs;
    }
}
