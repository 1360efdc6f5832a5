package com.aiponge.user.safety;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.UUID;

/** SQL of risk flags. */
final class RiskFlagStore {
    private final Database database;

    RiskFlagStore(Database database) {
        this.database = database;
    }

    void add(UUID id, UUID userId, String sourceType, UUID sourceId, Risk risk, Instant now) {
        database.sql("""
                        INSERT INTO risk_flags (id, user_id, source_type, source_id, level, score, categories, created_at)
                        VALUES (:id, :user, :type, :source, :level, :score, CAST(:categories AS text[]), :now)""")
                .bind("id", id)
                .bind("user", userId)
                .bind("type", sourceType)
                .bind("source", sourceId)
                .bind("level", risk.level().wireName())
                .bind("score", risk.score())
                .bind("categories", risk.indicators().stream().map(Risk.Indicator::category).toList())
                .bind("now", now)
                .update();
    }
}
