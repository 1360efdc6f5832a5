package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.Breakers;
import com.aiponge.aiconfig.provider.Capability;
import com.aiponge.aiconfig.provider.Choice;
import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes orders for songs and says how they are doing. Thread-safe. */
final class MusicTasks {
    static final String KIND = "music-task";
    /** A song job has ten minutes from end to end (contract 0.11); music has to save the result in them too. */
    private static final Duration DEADLINE = Duration.ofMinutes(9);
    /** A task can end in another process, which rings no bell here. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(2);

    private final Database database;
    private final TaskStore store;
    private final CommissionSeal seal;
    private final Providers providers;
    private final VendorSet vendors;
    private final Breakers breakers;
    private final Jobs jobs;
    private final Waiters waiters;
    private final Clock clock;

    MusicTasks(Database database, TaskStore store, CommissionSeal seal, Providers providers, VendorSet vendors, Breakers breakers, Jobs jobs,
               Waiters waiters, Clock clock) {
        this.database = database;
        this.store = store;
        this.seal = seal;
        this.providers = providers;
        this.vendors = vendors;
        this.breakers = breakers;
        this.jobs = jobs;
        this.waiters = waiters;
        this.clock = clock;
    }

    /** Stores the order and its job; no vendor has heard of it when this returns. A repeat answers the first task. */
    TaskAccepted order(NewTask task) {
        return known(task).orElseGet(() -> {
            Provider provider = provider();
            UUID id = Ids.next();
            boolean mine = database.transaction(() -> {
                Instant now = clock.instant();
                boolean inserted = store.insert(id, task, seal.seal(id, task.userId(), task.commission()), provider, now, now.plus(DEADLINE));
                if (inserted) {
                    jobs.submit(KIND, id);
                }
                return inserted;
            });
            return mine ? new TaskAccepted(id, provider.id(), "pending") : known(task).orElseThrow(Problem.NotFound::new);
        });
    }

    /** The task of this person; waits at most so long for its end, without a database connection. */
    TaskView look(UUID user, UUID id, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        try (Waiters.Ticket ticket = waiters.listen(id)) {
            while (true) {
                TaskRow row = own(user, id);
                long left = end - System.nanoTime();
                if (row.isOver() || left <= 0) {
                    return TaskView.of(row);
                }
                if (ticket.await(Duration.ofNanos(Math.min(left, LONGEST_SLEEP.toNanos())))) {
                    return TaskView.of(own(user, id));
                }
            }
        }
    }

    TaskRow own(UUID user, UUID id) {
        return store.find(id).filter(row -> row.userId().equals(user)).orElseThrow(Problem.NotFound::new);
    }

    private Optional<TaskAccepted> known(NewTask task) {
        return store.ofOperation(task.operationId()).map(row -> {
            if (!row.userId().equals(task.userId())) {
                throw new Problem.NotFound();
            }
            return new TaskAccepted(row.id(), row.providerId(), row.status());
        });
    }

    /** The first that is not resting; when all are, the first: the task can wait for it. */
    private Provider provider() {
        List<Choice<SongVendor>> choices = providers.of(Capability.MUSIC, vendors.songs());
        return choices.stream().map(Choice::provider).filter(one -> !breakers.state(one).equals("open")).findFirst()
                .or(() -> choices.stream().map(Choice::provider).findFirst())
                .orElseThrow(() -> new Problem.Unavailable("SERVICE_UNAVAILABLE", "No provider is configured for songs", null, Duration.ofMinutes(5)));
    }
}
