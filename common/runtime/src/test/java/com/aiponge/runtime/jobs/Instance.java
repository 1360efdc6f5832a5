package com.aiponge.runtime.jobs;

import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.PostgresDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process of its own that runs jobs of the kind {@code song}, each for ever, and says so: to be killed. */
final class Instance {
    private Instance() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        PostgresDatabase database = PostgresDatabase.open(new DatabaseConfig(arguments[0], arguments[1], 4, false, "killed"));
        SchedulerJobs jobs = new SchedulerJobs(database, Clock.systemUTC(), new Timing(Duration.ofMillis(50), Duration.ofMillis(200), 4));
        jobs.handle("song", id -> {
            System.out.println("runs " + id);
            new CountDownLatch(1).await();
            return Jobs.done();
        });
        jobs.start();
        new CountDownLatch(1).await();
    }
}
