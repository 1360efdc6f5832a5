package com.aiponge.user;

import com.aiponge.runtime.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Jobs that run when a test says so. */
public final class HandRunJobs implements Jobs {
    /** A job that waits. */
    public record Waiting(String kind, UUID id) {
    }

    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> recurring = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();

    public List<Waiting> waiting(String kind) {
        return waiting.stream().filter(job -> job.kind().equals(kind)).toList();
    }

    /** Runs the waiting jobs of a kind once; those that fail or are not done stay. */
    public void run(String kind) {
        for (Waiting job : waiting(kind)) {
            try {
                if (handlers.get(kind).run(job.id()) instanceof Done) {
                    waiting.remove(job);
                }
            } catch (Exception e) {
                // Stays, as the scheduler would keep it.
                continue;
            }
        }
    }

    public void runEvery(String name) {
        recurring.get(name).run();
    }

    @Override
    public void handle(String kind, Handler handler) {
        handlers.put(kind, handler);
    }

    @Override
    public void every(String name, Duration interval, Runnable work) {
        recurring.put(name, work);
    }

    @Override
    public void submit(String kind, UUID id) {
        waiting.add(new Waiting(kind, id));
    }

    @Override
    public void submitAt(String kind, UUID id, Instant when) {
        submit(kind, id);
    }

    @Override
    public void wake(String kind, UUID id) {
        run(kind);
    }
}
