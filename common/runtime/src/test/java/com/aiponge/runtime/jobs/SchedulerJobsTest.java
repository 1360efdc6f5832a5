package com.aiponge.runtime.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.TestSchema;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TcpProxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchedulerJobsTest {
    /** Polls so seldom that whatever happens soon was not found by a poll. */
    private static final Timing PATIENT = new Timing(Duration.ofMinutes(10), Duration.ofSeconds(5), 8);
    private static final Timing QUICK = new Timing(Duration.ofMillis(50), Duration.ofMillis(100), 8);

    private static TestSchema schema;
    private static PostgresDatabase database;
    private final List<SchedulerJobs> started = new ArrayList<>();
    private final ConcurrentLinkedQueue<UUID> runs = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @AfterEach
    void stop() {
        started.forEach(jobs -> jobs.stop(Duration.ZERO));
        schema.clear();
    }

    @Test
    void runsAJobAtOnceAfterTheCommitAndNotBefore() {
        SchedulerJobs jobs = start(PATIENT, Jobs.done());
        UUID id = Ids.next();
        database.inTransaction(() -> {
            jobs.submit("song", id);
            assertEquals(0, rows());
        });
        Eventually.until("it ran", () -> List.copyOf(runs).equals(List.of(id)));
        Eventually.until("its row is gone", () -> rows() == 0);
    }

    @Test
    void forgetsAJobWhoseTransactionIsRolledBack() {
        SchedulerJobs jobs = start(QUICK, Jobs.done());
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            jobs.submit("song", Ids.next());
            throw new IllegalStateException();
        }));
        assertEquals(0, rows());
    }

    @Test
    void ignoresASecondSubmitAndLeavesItsTransactionWhole() {
        SchedulerJobs jobs = jobs(PATIENT);
        UUID id = Ids.next();
        jobs.submit("song", id);
        database.inTransaction(() -> {
            jobs.submit("song", id);
            jobs.submit("song", Ids.next());
        });
        assertEquals(2, rows());
    }

    @Test
    void comesBackWhenAskedWithoutHoldingAThread() {
        AtomicInteger legs = new AtomicInteger();
        SchedulerJobs jobs = jobs(PATIENT);
        jobs.handle("song", id -> legs.incrementAndGet() < 4 ? Jobs.again(Duration.ofMillis(legs.get() * 20L)) : Jobs.done());
        start(jobs);
        jobs.submit("song", Ids.next());
        Eventually.until("four legs ran", () -> legs.get() == 4);
        Eventually.until("its row is gone", () -> rows() == 0);
    }

    @Test
    void waitsUntilTheTimeItWasSubmittedFor() {
        SettableClock clock = SettableClock.at("2026-05-04T09:00:00Z");
        SchedulerJobs jobs = new SchedulerJobs(database, clock, QUICK);
        record(jobs, Jobs.done());
        start(jobs);
        UUID soon = Ids.next();
        jobs.submitAt("song", Ids.next(), clock.instant().plus(Duration.ofHours(1)));
        jobs.submitAt("song", soon, clock.instant().plus(Duration.ofMillis(80)));
        Eventually.until("the near one ran", () -> runs.contains(soon));
        assertEquals(List.of(soon), List.copyOf(runs));
        assertEquals(1, rows());
    }

    @Test
    void wakesAJobThatWaits() {
        SchedulerJobs jobs = start(PATIENT, Jobs.done());
        UUID id = Ids.next();
        jobs.submitAt("song", id, Instant.now().plus(Duration.ofHours(1)));
        jobs.wake("song", id);
        jobs.wake("song", Ids.next());
        Eventually.until("it ran", () -> runs.contains(id));
    }

    @Test
    void runsALegThatThrewAgainAndLogsNeitherItsMessageNorItsCause() {
        AtomicInteger legs = new AtomicInteger();
        SchedulerJobs jobs = jobs(QUICK);
        UUID id = Ids.next();
        jobs.handle("song", it -> {
            if (legs.incrementAndGet() == 1) {
                throw new java.io.IOException("the secret words", new IllegalStateException("more secret words"));
            }
            return Jobs.done();
        });
        try (LogCapture log = LogCapture.start()) {
            start(jobs);
            jobs.submit("song", id);
            Eventually.until("it ran twice", () -> legs.get() == 2);
            log.assertNone("secret");
            assertTrue(log.text().contains("job song " + id + " failed for the 1. time, again in 1 s: java.io.IOException"), log.text());
        }
    }

    @Test
    void waitsLongerAfterEachFailureUpToHalfAMinute() {
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L),
                List.of(1, 2, 3, 4, 5, 6, 7, 5_000).stream().map(attempt -> Leg.backOff(attempt).toSeconds()).toList());
    }

    @Test
    void runsEachJobOnceWhenTwoInstancesShareTheTable() {
        SchedulerJobs one = start(QUICK, Jobs.done());
        SchedulerJobs two = start(QUICK, Jobs.done());
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            UUID id = Ids.next();
            ids.add(id);
            (i % 2 == 0 ? one : two).submit("song", id);
        }
        Eventually.until("all are done", () -> rows() == 0);
        assertEquals(ids.stream().sorted().toList(), runs.stream().sorted().toList());
    }

    @Test
    void runsAtMostAsManyLegsAtOnceAsItMayAndAllJobsInTheEnd() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SchedulerJobs jobs = jobs(new Timing(Duration.ofMillis(50), Duration.ofSeconds(5), 3));
        CountDownLatch full = new CountDownLatch(3);
        jobs.handle("song", id -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            now.decrementAndGet();
            runs.add(id);
            return Jobs.done();
        });
        start(jobs);
        for (int i = 0; i < 30; i++) {
            jobs.submit("song", Ids.next());
        }
        Eventually.until("all are done", () -> runs.size() == 30);
        assertEquals(3, most.get());
    }

    @Test
    void usesTheLastFreeLegForOneJobAfterTheOther() {
        CountDownLatch enough = new CountDownLatch(1);
        SchedulerJobs jobs = jobs(PATIENT);
        jobs.handle("long", id -> {
            runs.add(id);
            enough.await();
            return Jobs.done();
        });
        record(jobs, Jobs.done());
        start(jobs);
        for (int i = 1; i < PATIENT.legs(); i++) {
            int running = i;
            jobs.submit("long", Ids.next());
            Eventually.until("it runs", () -> runs.size() == running);
        }
        List<UUID> ids = List.of(Ids.next(), Ids.next(), Ids.next());
        database.inTransaction(() -> ids.forEach(id -> jobs.submit("song", id)));
        Eventually.until("the new jobs ran beside them, without a poll", () -> runs.containsAll(ids));
        enough.countDown();
    }

    @Test
    void goesOnWithTheJobsOfAnInstanceThatDied() {
        CountDownLatch dead = new CountDownLatch(1);
        SchedulerJobs killed = jobs(QUICK, schema.open());
        killed.handle("song", id -> {
            runs.add(id);
            dead.await();
            return Jobs.done();
        });
        start(killed);
        UUID id = Ids.next();
        killed.submit("song", id);
        Eventually.until("the first instance runs it", () -> runs.contains(id));
        // What a kill leaves behind: a row that is picked by somebody who gives no sign of life.
        killed.stop(Duration.ZERO);
        schema.server().execute("UPDATE test_service.scheduled_tasks SET picked = true, picked_by = 'the dead', last_heartbeat = now() - interval '1 minute'");
        runs.clear();
        start(QUICK, Jobs.done());
        Eventually.until("another instance ran it", () -> runs.contains(id));
        Eventually.until("it is done", () -> rows() == 0);
    }

    @Test
    void leavesALegAloneThatTakesLongAndGivesSignsOfLife() {
        CountDownLatch enough = new CountDownLatch(1);
        SchedulerJobs jobs = jobs(QUICK);
        jobs.handle("song", id -> {
            runs.add(id);
            enough.await();
            return Jobs.done();
        });
        start(jobs);
        jobs.submit("song", Ids.next());
        Eventually.until("it runs", () -> !runs.isEmpty());
        start(QUICK, Jobs.done());
        String first = heartbeat();
        Eventually.until("it gave more signs of life than a dead one misses", () ->
                Instant.parse(heartbeat()).isAfter(Instant.parse(first).plus(QUICK.heartbeat().multipliedBy(Timing.MISSED + 2L))));
        assertEquals(1, runs.size(), "it was taken for dead and run a second time");
        enough.countDown();
    }

    @Test
    void letsRunningLegsFinishWhenItStopsAndStartsNoMore() {
        CountDownLatch running = new CountDownLatch(1);
        SchedulerJobs jobs = jobs(QUICK);
        jobs.handle("song", id -> {
            running.countDown();
            Eventually.until("the stop has begun", () -> Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("stopper")));
            runs.add(id);
            return Jobs.again(Duration.ZERO);
        });
        start(jobs);
        jobs.submit("song", Ids.next());
        Thread stopper = Thread.ofPlatform().name("stopper").unstarted(() -> jobs.stop(Duration.ofSeconds(5)));
        Eventually.until("a leg runs", () -> running.getCount() == 0);
        stopper.start();
        Eventually.until("it has stopped", () -> !stopper.isAlive());
        assertEquals(1, runs.size());
        assertEquals(0, schema.server().number("SELECT count(*) FROM test_service.scheduled_tasks WHERE picked"));
        jobs.submit("song", Ids.next());
        assertEquals(2, rows());
    }

    @Test
    void interruptsLegsAfterTheGraceAndLeavesTheirJobsToOthersAtOnce() {
        CountDownLatch running = new CountDownLatch(1);
        // On a slow network the answers are waited for, and waiting with the interrupt flag up costs the connection.
        try (TcpProxy network = TcpProxy.to("127.0.0.1", schema.server().port());
             PostgresDatabase far = PostgresDatabase.open(schema.config(4, "", network))) {
            network.latency(Duration.ofMillis(20));
            SchedulerJobs jobs = jobs(PATIENT, far);
            jobs.handle("song", id -> {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    // As code does that cannot throw it.
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
                return Jobs.done();
            });
            start(jobs);
            UUID id = Ids.next();
            jobs.submit("song", id);
            Eventually.until("a leg runs", () -> running.getCount() == 0);
            jobs.stop(Duration.ofMillis(50));
            assertEquals(0, schema.server().number("SELECT count(*) FROM test_service.scheduled_tasks WHERE picked"));
            start(QUICK, Jobs.done());
            Eventually.until("another instance goes on", () -> runs.contains(id));
        }
    }

    @Test
    void repeatsWorkOnceInTheClusterAndAlsoAfterAFailure() {
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            SchedulerJobs jobs = jobs(QUICK);
            jobs.every("purge", Duration.ofMillis(100), () -> {
                if (times.incrementAndGet() == 2) {
                    throw new IllegalStateException();
                }
            });
            start(jobs);
        }
        Eventually.until("it ran four times", () -> times.get() >= 4);
        assertEquals(1, rows());
    }

    @Test
    void holdsAThousandWaitingJobsAsRowsOnly() {
        AtomicInteger legs = new AtomicInteger();
        SchedulerJobs jobs = jobs(new Timing(Duration.ofMillis(200), Duration.ofSeconds(5), 8));
        jobs.handle("song", id -> {
            legs.incrementAndGet();
            return Jobs.again(Duration.ofMinutes(1));
        });
        start(jobs);
        database.inTransaction(() -> {
            for (int i = 0; i < 1_000; i++) {
                jobs.submit("song", Ids.next());
            }
        });
        Eventually.until("each had its first leg", Duration.ofSeconds(20), () -> legs.get() == 1_000);
        Eventually.until("all wait", () -> schema.server().number("SELECT count(*) FROM test_service.scheduled_tasks WHERE NOT picked") == 1_000);
    }

    @Test
    void keepsJobsOfAKindItDoesNotKnow() {
        SchedulerJobs jobs = start(QUICK, Jobs.done());
        UUID known = Ids.next();
        jobs.submit("of another version", Ids.next());
        jobs.submit("song", known);
        Eventually.until("the known one ran", () -> runs.contains(known));
        Eventually.until("the unknown one stays", () -> rows() == 1);
    }

    @Test
    void worksBehindAProxyThatKeepsNoSessions() {
        try (PostgresDatabase proxied = PostgresDatabase.open(new DatabaseConfig(schema.server().url(), TestSchema.NAME, 4, true, "proxied"))) {
            SchedulerJobs jobs = jobs(QUICK, proxied);
            AtomicInteger legs = new AtomicInteger();
            jobs.handle("song", id -> legs.incrementAndGet() < 3 ? Jobs.again(Duration.ZERO) : Jobs.done());
            jobs.every("purge", Duration.ofMinutes(1), () -> runs.add(Ids.next()));
            jobs.start();
            proxied.inTransaction(() -> jobs.submit("song", Ids.next()));
            Eventually.until("all legs and the repeated work ran", () -> legs.get() == 3 && !runs.isEmpty());
            jobs.stop(Duration.ofSeconds(2));
        }
    }

    @Test
    void takesNoNewKindsOnceItRuns() {
        SchedulerJobs jobs = start(PATIENT, Jobs.done());
        assertThrows(IllegalStateException.class, () -> jobs.handle("late", id -> Jobs.done()));
        assertThrows(IllegalStateException.class, () -> jobs.every("late", Duration.ofSeconds(1), () -> { }));
        assertFalse(runs.iterator().hasNext());
    }

    private SchedulerJobs jobs(Timing timing) {
        return jobs(timing, database);
    }

    private static SchedulerJobs jobs(Timing timing, PostgresDatabase database) {
        return new SchedulerJobs(database, Clock.systemUTC(), timing);
    }

    private SchedulerJobs start(Timing timing, Jobs.Outcome outcome) {
        SchedulerJobs jobs = jobs(timing);
        record(jobs, outcome);
        return start(jobs);
    }

    private void record(SchedulerJobs jobs, Jobs.Outcome outcome) {
        jobs.handle("song", id -> {
            runs.add(id);
            return outcome;
        });
    }

    private SchedulerJobs start(SchedulerJobs jobs) {
        jobs.start();
        started.add(jobs);
        return jobs;
    }

    private long rows() {
        return schema.server().number("SELECT count(*) FROM test_service.scheduled_tasks");
    }

    private String heartbeat() {
        return schema.server().value("SELECT last_heartbeat FROM test_service.scheduled_tasks").toString();
    }
}
