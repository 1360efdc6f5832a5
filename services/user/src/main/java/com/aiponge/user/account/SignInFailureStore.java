package com.aiponge.user.account;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL of failed sign-ins, by hashed identifier. */
final class SignInFailureStore {
    private final Database database;

    SignInFailureStore(Database database) {
        this.database = database;
    }

    Optional<Streak> find(String identifier) {
        return database.sql("SELECT recent, failures, last_failed_at, paused_until FROM sign_in_failures WHERE identifier = :identifier")
                .bind("identifier", identifier).first(SignInFailureStore::streak);
    }

    /** Alone with this identifier until the transaction ends, whether it has a row or not. */
    Optional<Streak> lock(String identifier) {
        database.sql("SELECT count(pg_advisory_xact_lock(hashtextextended(:identifier, 102)) IS NULL) AS taken")
                .bind("identifier", identifier).one(row -> row.number("taken"));
        return find(identifier);
    }

    void save(String identifier, Streak streak) {
        database.sql("""
                INSERT INTO sign_in_failures (identifier, recent, failures, last_failed_at, paused_until)
                VALUES (:identifier, CAST(:recent AS jsonb), :failures, :at, CAST(:paused AS timestamptz))
                ON CONFLICT (identifier) DO UPDATE SET recent = excluded.recent, failures = excluded.failures,
                    last_failed_at = excluded.last_failed_at, paused_until = excluded.paused_until
                """).bind("identifier", identifier).bind("recent", Json.text(streak.recent())).bind("failures", streak.failures())
                .bind("at", streak.lastFailedAt()).bind("paused", streak.pausedUntil()).update();
    }

    void clear(String identifier) {
        database.sql("DELETE FROM sign_in_failures WHERE identifier = :identifier").bind("identifier", identifier).update();
    }

    void purge(Instant before) {
        database.sql("DELETE FROM sign_in_failures WHERE last_failed_at < :before").bind("before", before).update();
    }

    private static Streak streak(Row row) {
        List<Long> recent = new ArrayList<>();
        row.json("recent").forEach(at -> recent.add(at.longValue()));
        return new Streak(recent, row.integer("failures"), row.time("last_failed_at"), row.time("paused_until"));
    }
}
