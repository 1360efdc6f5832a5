package com.aiponge.aicontent.kept;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of kept answers. */
final class KeptStore {
    private final Database database;

    KeptStore(Database database) {
        this.database = database;
    }

    /** @param result encrypted */
    record Stored(UUID userId, String result) {
    }

    Optional<Stored> find(UUID operation, String route) {
        return database.sql("SELECT user_id, result FROM kept_results WHERE operation_id = :operation AND route = :route")
                .bind("operation", operation).bind("route", route).first(row -> new Stored(row.uuid("user_id"), row.text("result")));
    }

    boolean insert(UUID operation, String route, UUID user, String result, Instant now) {
        return database.sql("""
                INSERT INTO kept_results (operation_id, route, user_id, result, created_at) VALUES (:operation, :route, :user, :result, :now)
                ON CONFLICT (operation_id, route) DO NOTHING
                """)
                .bind("operation", operation).bind("route", route).bind("user", user).bind("result", result).bind("now", now).update() == 1;
    }

    void purge(Instant before) {
        database.sql("DELETE FROM kept_results WHERE created_at < :before").bind("before", before).update();
    }
}
