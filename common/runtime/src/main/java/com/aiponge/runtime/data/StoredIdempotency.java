package com.aiponge.runtime.data;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers of the last 24 hours in the table {@code idempotency_keys}: two statements with a key, none without. Thread-safe. */
public final class StoredIdempotency implements Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final int PURGE_BATCH = 1_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Database database;
    private final IdempotencyStore store;
    private final FieldCipher cipher;
    private final Clock clock;

    /** @param jobs where the hourly purge is declared */
    public StoredIdempotency(Database database, FieldCipher cipher, Clock clock, Jobs jobs) {
        this.database = database;
        this.store = new IdempotencyStore(database);
        this.cipher = cipher;
        this.clock = clock;
        jobs.every("idempotency-purge", PURGE_EVERY, this::purge);
    }

    @Override
    public Answer once(Call call, Supplier<Answer> effect) {
        IdempotencyKey key = IdempotencyKey.of(call);
        if (key == null) {
            return database.transaction(effect);
        }
        try {
            return database.transaction(() -> run(key, effect));
        } catch (Overtaken finishedMeanwhile) {
            return replay(call).orElseThrow(StoredIdempotency::inProgress);
        }
    }

    @Override
    public Optional<Answer> replay(Call call) {
        IdempotencyKey key = IdempotencyKey.of(call);
        return key == null ? Optional.empty() : store.find(key.user(), key.hash(), oldest()).map(stored -> repeat(key, stored));
    }

    @Override
    public UUID operationId(Call call) {
        IdempotencyKey key = IdempotencyKey.of(call);
        return key == null ? Ids.next() : key.operationId();
    }

    private Answer run(IdempotencyKey key, Supplier<Answer> effect) {
        IdempotencyStore.Claim claim = store.claim(key.user(), key.hash(), oldest());
        if (claim.stored().isPresent()) {
            return repeat(key, claim.stored().get());
        }
        if (!claim.mine()) {
            throw inProgress();
        }
        Answer answer = effect.get();
        if (answer.status() >= 200 && answer.status() <= 299) {
            keep(key, answer);
        }
        return answer;
    }

    private void keep(IdempotencyKey key, Answer answer) {
        if (answer.bytes() == null || !"application/json".equals(answer.headers().get("Content-Type"))) {
            throw new IllegalStateException("only JSON can be repeated");
        }
        UUID id = Ids.next();
        String body = cipher.encrypt(new String(answer.bytes(), StandardCharsets.UTF_8), context(id, key));
        IdempotencyStore.Stored stored = new IdempotencyStore.Stored(id, key.fingerprint(), answer.status(), body);
        if (!store.insert(key.user(), key.hash(), stored, clock.instant(), oldest())) {
            throw new Overtaken();
        }
    }

    private Answer repeat(IdempotencyKey key, IdempotencyStore.Stored stored) {
        if (!stored.fingerprint().equals(key.fingerprint())) {
            throw Problem.unprocessable("IDEMPOTENCY_KEY_REUSED", "This idempotency key belongs to another request");
        }
        byte[] body = cipher.decrypt(stored.body(), context(stored.id(), key)).getBytes(StandardCharsets.UTF_8);
        return Answer.bytes(stored.status(), "application/json", body).with("X-Idempotent-Replayed", "true");
    }

    /** Removes what has expired, in batches, so that no statement is long. */
    void purge() {
        while (store.purge(oldest(), PURGE_BATCH) == PURGE_BATCH) {
            Thread.yield();
        }
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private static FieldContext context(UUID id, IdempotencyKey key) {
        return new FieldContext("idempotency_keys", "body", id, key.user());
    }

    private static Problem inProgress() {
        return new Problem.Conflict("IDEMPOTENCY_IN_PROGRESS", "The first request with this key is still running",
                Map.of("retryAfter", RETRY_AFTER.toSeconds()), RETRY_AFTER);
    }

    /** Another run with the key finished between our look and our end: ours is rolled back. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super(null, null, false, false);
        }
    }
}
