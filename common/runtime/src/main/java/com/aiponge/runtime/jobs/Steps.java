package com.aiponge.runtime.jobs;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The stored results of a job's steps: a restart goes on after the last one. Results are JSON, encrypted like free text. Thread-safe.
 */
public interface Steps {

    /**
     * The result of the step, from the table when it has been stored before, else from {@code work}, then stored.
     * {@code work} runs outside a transaction and may be run again after a crash: remote effects carry an operation id.
     *
     * @param owner the person the job works for; part of the additional data of the encryption
     * @param type  a record that Jackson can read and write
     */
    <T> T once(UUID jobId, UUID owner, String step, Class<T> type, Supplier<T> work);

    /** The stored result, if the step has been done. */
    <T> Optional<T> find(UUID jobId, UUID owner, String step, Class<T> type);

    /** Stores a result in the transaction open on this thread, if any. */
    void store(UUID jobId, UUID owner, String step, Object result);

    /** Removes all results of a job. */
    void forget(UUID jobId);
}
