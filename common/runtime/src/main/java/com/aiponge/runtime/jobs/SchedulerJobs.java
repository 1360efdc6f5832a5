package com.aiponge.runtime.jobs;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.PostgresDatabase;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs on db-scheduler 16, one table per schema, any number of instances. A waiting job is a row and nothing else; a running leg is a
 * virtual thread. The scheduler keeps real time: the service's clock, which tests set, only says how far away a due time is.
 */
public final class SchedulerJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerJobs.class);
    /** An unknown kind belongs to another version of the service: nothing that was accepted is thrown away. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(3_650);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);
    private static final ThreadFactory HOUSEKEEPERS = Thread.ofVirtual().name("jobs-", 0).factory();

    private final PostgresDatabase database;
    private final JobStore store;
    private final Clock clock;
    private final Timing timing;
    private final List<Task<?>> kinds = new ArrayList<>();
    private final List<RecurringTask<Void>> recurring = new ArrayList<>();
    private final Legs legs = new Legs();
    private volatile Scheduler scheduler;

    /** @param clock that of the service */
    public SchedulerJobs(PostgresDatabase database, Clock clock) {
        this(database, clock, Timing.normal());
    }

    SchedulerJobs(PostgresDatabase database, Clock clock, Timing timing) {
        this.database = database;
        this.store = new JobStore(database);
        this.clock = clock;
        this.timing = timing;
    }

    @Override
    public void handle(String kind, Handler handler) {
        requireNotStarted();
        kinds.add(Leg.task(kind, handler, this::lookAgainIn));
    }

    @Override
    public void every(String name, Duration interval, Runnable work) {
        requireNotStarted();
        recurring.add(Tasks.recurring(name, FixedDelay.of(interval)).execute((instance, context) -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed, again in {}: {}", name, interval, e.getClass().getName());
                throw e;
            } finally {
                Thread.interrupted();
            }
        }));
    }

    private void requireNotStarted() {
        if (scheduler != null) {
            throw new IllegalStateException("declare kinds before the start");
        }
    }

    @Override
    public void submit(String kind, UUID id) {
        store.insert(kind, id.toString(), Instant.now());
        database.afterCommit(this::look);
    }

    @Override
    public void submitAt(String kind, UUID id, Instant when) {
        Duration in = Duration.between(clock.instant(), when);
        store.insert(kind, id.toString(), Instant.now().plus(in));
        database.afterCommit(() -> lookAgainIn(in));
    }

    @Override
    public void wake(String kind, UUID id) {
        store.bringForward(kind, id.toString(), Instant.now());
        database.afterCommit(this::look);
    }

    /** Looks for due jobs at once instead of at the next poll. */
    private void look() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** What is due before the next poll is looked for when it is due. */
    private void lookAgainIn(Duration in) {
        if (in.compareTo(timing.poll()) >= 0) {
            return;
        }
        if (!in.isPositive()) {
            look();
            return;
        }
        HOUSEKEEPERS.newThread(() -> {
            try {
                Thread.sleep(in);
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }).start();
    }

    /** Begins to run legs in this process, as soon as the database is there. */
    public void start() {
        List<Task<?>> known = new ArrayList<>(kinds);
        known.addAll(recurring);
        Scheduler built = Scheduler.create(database.transactionalDataSource(), known)
                .tableName(database.schema() + ".scheduled_tasks")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .schedulerName(new SchedulerName.Fixed("instance-" + Ids.next()))
                .threads(timing.legs())
                .executorService(legs)
                .dueExecutor(Executors.newSingleThreadExecutor(HOUSEKEEPERS))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, HOUSEKEEPERS))
                .pollUsingLockAndFetch(allButOne(timing.legs()), 1.0)
                .pollingInterval(timing.poll())
                .heartbeatInterval(timing.heartbeat())
                .missedHeartbeatsLimit(Timing.MISSED)
                .deleteUnresolvedAfter(KEEP_UNKNOWN)
                .shutdownMaxWait(AFTER_INTERRUPT)
                .failureLogging(LogLevel.OFF, false)
                .build();
        built.start();
        scheduler = built;
        look();
        HOUSEKEEPERS.newThread(() -> plan(built)).start();
    }

    /** Makes the rows of repeated work. db-scheduler would try once, and start without them when the database is away. */
    private void plan(Scheduler running) {
        List<RecurringTask<Void>> open = new ArrayList<>(recurring);
        try {
            while (!open.isEmpty() && !running.getSchedulerState().isShuttingDown()) {
                try {
                    open.getFirst().onStartup(running, new SystemClock());
                    open.removeFirst();
                } catch (RuntimeException e) {
                    LOG.warn("{} is not planned yet: {}", open.getFirst().getName(), e.getClass().getName());
                    Thread.sleep(timing.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** db-scheduler fetches more when so many legs run; it takes a fraction of all and rounds down. Its usual half would leave legs free. */
    private static double allButOne(int legs) {
        return (legs - 0.5) / legs;
    }

    /**
     * Starts no more legs and waits for those that run. A leg that is not done after {@code grace} is interrupted and goes on a second
     * later, on whichever instance is there.
     */
    public void stop(Duration grace) {
        Scheduler running = scheduler;
        if (running == null || running.getSchedulerState().isShuttingDown()) {
            return;
        }
        running.pause();
        if (!legs.awaitIdle(grace)) {
            legs.shutdownNow();
            legs.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
        }
        running.stop();
    }
}
