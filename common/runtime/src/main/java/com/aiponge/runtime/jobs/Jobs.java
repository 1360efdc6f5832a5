package com.aiponge.runtime.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Durable jobs in PostgreSQL (db-scheduler). A job is a kind and an id; what it works on is a row of its feature. Thread-safe.
 */
public interface Jobs {

    /** Runs one leg of a job; called again after a crash, so every effect in it must be repeatable. */
    @FunctionalInterface
    interface Handler {
        Outcome run(UUID id) throws Exception;
    }

    /** What comes after a leg. */
    sealed interface Outcome {
    }

    /** The job is over; its row in the scheduler goes. */
    record Done() implements Outcome {
    }

    /** Nothing to do for a while: no thread is held until then. */
    record Again(Duration in) implements Outcome {
    }

    static Outcome done() {
        return new Done();
    }

    static Outcome again(Duration in) {
        return new Again(in);
    }

    /** Declares a kind before {@code start}. A leg that throws is run again after 1, 2, 4 … at most 30 seconds, for ever: deadlines are the handler's. */
    void handle(String kind, Handler handler);

    /** Declares work that runs once in the cluster every {@code interval}. */
    void every(String name, Duration interval, Runnable work);

    /** Records the job in the transaction open on this thread and runs it at once after the commit. A second submit of the same id is ignored. */
    void submit(String kind, UUID id);

    void submitAt(String kind, UUID id, Instant when);

    /** Runs a waiting job now, if it is not running. */
    void wake(String kind, UUID id);
}
