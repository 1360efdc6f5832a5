package com.aiponge.aiconfig.invoke;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of invocations. */
final class InvocationStore {
    private final Database database;

    InvocationStore(Database database) {
        this.database = database;
    }

    /** @param result encrypted; null while somebody is at it */
    record Stored(UUID userId, String result) {
    }

    /** Takes the operation, when nobody has it or its holder is overdue. */
    boolean take(Invocation invocation, UUID holder, Instant until, Instant now) {
        return database.sql("""
                INSERT INTO invocations (operation_id, user_id, capability, holder, held_until, created_at)
                VALUES (:operation, :user, :capability, :holder, :until, :now)
                ON CONFLICT (operation_id) DO UPDATE SET holder = EXCLUDED.holder, held_until = EXCLUDED.held_until
                WHERE invocations.result IS NULL AND invocations.held_until < :now AND invocations.user_id = EXCLUDED.user_id
                """)
                .bind("operation", invocation.operationId()).bind("user", invocation.userId()).bind("capability", invocation.capability().wireName())
                .bind("holder", holder).bind("until", until).bind("now", now).update() == 1;
    }

    void renew(UUID operation, UUID holder, Instant until) {
        database.sql("UPDATE invocations SET held_until = :until WHERE operation_id = :operation AND holder = :holder AND result IS NULL")
                .bind("operation", operation).bind("holder", holder).bind("until", until).update();
    }

    Optional<Stored> find(UUID operation) {
        return database.sql("SELECT user_id, result FROM invocations WHERE operation_id = :operation")
                .bind("operation", operation).first(row -> new Stored(row.uuid("user_id"), row.text("result")));
    }

    void finish(UUID operation, UUID holder, String result) {
        database.sql("UPDATE invocations SET result = :result WHERE operation_id = :operation AND holder = :holder AND result IS NULL")
                .bind("operation", operation).bind("holder", holder).bind("result", result).update();
    }

    /** After a failure the operation is free again. */
    void release(UUID operation, UUID holder) {
        database.sql("DELETE FROM invocations WHERE operation_id = :operation AND holder = :holder AND result IS NULL")
                .bind("operation", operation).bind("holder", holder).update();
    }

    void purge(Instant before) {
        database.sql("DELETE FROM invocations WHERE created_at < :before").bind("before", before).update();
    }
}
