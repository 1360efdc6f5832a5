package com.aiponge.runtime.data;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code idempotency_keys}. */
final class IdempotencyStore {
    private final Database database;

    IdempotencyStore(Database database) {
        this.database = database;
    }

    /** A stored answer, its body encrypted. */
    record Stored(UUID id, String fingerprint, int status, String body) {
    }

    /**
     * @param mine   whether this transaction has the key to itself until it ends
     * @param stored the answer of a run that finished before
     */
    record Claim(boolean mine, Optional<Stored> stored) {
    }

    /**
     * One statement for the lock and the look. A run that finishes between the two is not seen here; {@link #insert} then does nothing. The
     * lock is of the transaction, so it works behind proxies and goes with a crash.
     */
    Claim claim(UUID user, String keyHash, Instant oldest) {
        return database.sql("""
                SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || :user || :key, 0)) AS mine,
                       i.id, i.fingerprint, i.status, i.body
                FROM (VALUES (1)) AS once (n)
                LEFT JOIN idempotency_keys i ON i.user_id = CAST(:user AS uuid) AND i.key_hash = :key AND i.created_at > :oldest
                """)
                .bind("user", user).bind("key", keyHash).bind("oldest", oldest)
                .one(row -> new Claim(row.flag("mine"), row.uuid("id") == null ? Optional.empty() : Optional.of(stored(row))));
    }

    Optional<Stored> find(UUID user, String keyHash, Instant oldest) {
        return database.sql("""
                SELECT id, fingerprint, status, body FROM idempotency_keys
                WHERE user_id = :user AND key_hash = :key AND created_at > :oldest
                """)
                .bind("user", user).bind("key", keyHash).bind("oldest", oldest).first(IdempotencyStore::stored);
    }

    /** False when a living row is there already. */
    boolean insert(UUID user, String keyHash, Stored answer, Instant now, Instant oldest) {
        return database.sql("""
                INSERT INTO idempotency_keys (id, user_id, key_hash, fingerprint, status, body, created_at)
                VALUES (:id, :user, :key, :fingerprint, :status, :body, :now)
                ON CONFLICT (user_id, key_hash) DO UPDATE SET id = EXCLUDED.id, fingerprint = EXCLUDED.fingerprint,
                    status = EXCLUDED.status, body = EXCLUDED.body, created_at = EXCLUDED.created_at
                WHERE idempotency_keys.created_at <= :oldest
                """)
                .bind("id", answer.id()).bind("user", user).bind("key", keyHash).bind("fingerprint", answer.fingerprint())
                .bind("status", answer.status()).bind("body", answer.body()).bind("now", now).bind("oldest", oldest).update() == 1;
    }

    /** Removes at most {@code most} rows that have expired. */
    long purge(Instant oldest, int most) {
        return database.sql("""
                DELETE FROM idempotency_keys WHERE id IN (SELECT id FROM idempotency_keys WHERE created_at <= :oldest LIMIT :most)
                """).bind("oldest", oldest).bind("most", most).update();
    }

    private static Stored stored(Row row) {
        return new Stored(row.uuid("id"), row.text("fingerprint"), row.integer("status"), row.text("body"));
    }
}
