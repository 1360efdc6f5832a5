package com.aiponge.aianalytics.usage;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** SQL of the usage ledger. */
public final class UsageStore {
    private final Database database;

    public UsageStore(Database database) {
        this.database = database;
    }

    /** Stores the events that are new and adds them to their days, in one statement. Says how many were new. */
    int insert(List<UsageEvent> events, Instant receivedAt) {
        return database.sql("""
                WITH sent AS (
                    SELECT DISTINCT ON (e."eventId") e.*
                    FROM jsonb_to_recordset(CAST(:events AS jsonb)) AS e("eventId" uuid, "type" text, "userId" uuid, "service" text, "feature" text,
                         "providerId" text, "model" text, "inputTokens" integer, "outputTokens" integer, "costMicros" bigint, "latencyMs" integer,
                         "success" boolean, "errorCode" text, "occurredAt" timestamptz)
                    ORDER BY e."eventId"),
                stored AS (
                    INSERT INTO usage_events (id, type, user_id, service, feature, provider, model, input_tokens, output_tokens, cost_micros, latency_ms,
                                              success, error_code, occurred_at, received_at)
                    SELECT "eventId", "type", "userId", "service", "feature", "providerId", "model", "inputTokens", "outputTokens", "costMicros",
                           "latencyMs", "success", "errorCode", "occurredAt", CAST(:receivedAt AS timestamptz)
                    FROM sent
                    ON CONFLICT (id) DO NOTHING
                    RETURNING *),
                counted AS (
                    INSERT INTO usage_days (day, provider, feature, requests, failures, input_tokens, output_tokens, cost_micros, latency_ms)
                    SELECT CAST(occurred_at AT TIME ZONE 'UTC' AS date), coalesce(provider, 'none'), feature, count(*), count(*) FILTER (WHERE NOT success),
                           coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cost_micros), 0), coalesce(sum(latency_ms), 0)
                    FROM stored
                    GROUP BY 1, 2, 3
                    ORDER BY 1, 2, 3
                    ON CONFLICT (day, provider, feature) DO UPDATE SET
                        requests      = usage_days.requests + excluded.requests,
                        failures      = usage_days.failures + excluded.failures,
                        input_tokens  = usage_days.input_tokens + excluded.input_tokens,
                        output_tokens = usage_days.output_tokens + excluded.output_tokens,
                        cost_micros   = usage_days.cost_micros + excluded.cost_micros,
                        latency_ms    = usage_days.latency_ms + excluded.latency_ms)
                SELECT count(*) AS stored FROM stored
                """)
                .bind("events", Json.text(events))
                .bind("receivedAt", receivedAt)
                .one(row -> row.integer("stored"));
    }

    /** The days from the first to the last, both included, newest first. */
    List<UsageDay> days(LocalDate from, LocalDate to) {
        return database.sql("""
                SELECT day, provider, feature, requests, failures, input_tokens, output_tokens, cost_micros, latency_ms / greatest(requests, 1) AS latency
                FROM usage_days
                WHERE day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
                ORDER BY day DESC, provider, feature
                """)
                .bind("from", from)
                .bind("to", to)
                .list(row -> new UsageDay(row.date("day"), row.text("provider"), row.text("feature"), row.number("requests"), row.number("failures"),
                        row.number("input_tokens"), row.number("output_tokens"), row.number("cost_micros"), row.number("latency")));
    }
}
