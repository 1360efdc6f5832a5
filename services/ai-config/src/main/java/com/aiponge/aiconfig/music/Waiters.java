package com.aiponge.aiconfig.music;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Callers who wait for the end of a task in this process. They hold a virtual thread and nothing else. Thread-safe. */
final class Waiters {
    private final ConcurrentHashMap<UUID, Bell> bells = new ConcurrentHashMap<>();

    private record Bell(CountDownLatch latch, int listeners) {
    }

    /** Listens from now on, so that an end between a look at the row and {@link Ticket#await} is not missed. */
    Ticket listen(UUID task) {
        Bell bell = bells.compute(task, (_, known) -> known == null ? new Bell(new CountDownLatch(1), 1) : new Bell(known.latch(), known.listeners() + 1));
        return new Ticket(task, bell.latch());
    }

    /** Wakes all who wait for the task. */
    void ring(UUID task) {
        Bell bell = bells.get(task);
        if (bell != null) {
            bell.latch().countDown();
        }
    }

    /** Wakes everybody: the service stops. */
    void ringAll() {
        bells.values().forEach(bell -> bell.latch().countDown());
    }

    final class Ticket implements AutoCloseable {
        private final UUID task;
        private final CountDownLatch latch;

        private Ticket(UUID task, CountDownLatch latch) {
            this.task = task;
            this.latch = latch;
        }

        /** True when the bell rang. */
        boolean await(Duration limit) throws InterruptedException {
            return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            bells.computeIfPresent(task, (_, bell) -> bell.listeners() == 1 ? null : new Bell(bell.latch(), bell.listeners() - 1));
        }
    }
}
