package com.aiponge.runtime.data;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Contract 0.7: with a key, an effect happens once and its answer is repeated for 24 hours. The key's row is written in the same
 * transaction as the effect, its body encrypted. Without a key the work simply runs in a transaction.
 */
public interface Idempotency {

    /**
     * Runs {@code effect} in a transaction, once per caller and key. A repeat answers what was stored, with {@code X-Idempotent-Replayed: true}.
     * {@code effect} must not call other services: see {@link #replay} and {@link #operationId} for effects that do.
     *
     * @throws com.aiponge.runtime.http.Problem 422 IDEMPOTENCY_KEY_REUSED, 409 IDEMPOTENCY_IN_PROGRESS
     */
    Answer once(Call call, Supplier<Answer> effect);

    /** The stored answer of this call's key, if its first run has finished. */
    Optional<Answer> replay(Call call);

    /** An id that is the same for every repeat of this call by key, and new for calls without one: names remote operations. */
    UUID operationId(Call call);
}
