package com.aiponge.storage.erase;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.file.FileRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** SQL of everything that is somebody's. */
final class ErasureStore {
    private final Database database;

    ErasureStore(Database database) {
        this.database = database;
    }

    /** From the commit of this on no file of theirs is recorded: whoever records one waits for this row, and then sees it. */
    void close(UUID user) {
        database.sql("""
                INSERT INTO usage (owner_id, files, bytes, closed) VALUES (:user, 0, 0, true) ON CONFLICT (owner_id) DO UPDATE SET closed = true
                """).bind("user", user).update();
    }

    List<FileRow> files(UUID user, int limit) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE owner_id = :user ORDER BY id LIMIT :limit")
                .bind("user", user).bind("limit", limit).list(FileRow::of);
    }

    /** Their uses of other people's files. */
    long forgetUses(UUID user, Instant now) {
        return database.sql("""
                WITH gone AS (
                    DELETE FROM file_references WHERE added_by = :user RETURNING file_id
                ), less AS (
                    SELECT file_id, count(*) AS uses FROM gone GROUP BY file_id
                ), counted AS (
                    UPDATE files SET reference_count = reference_count - uses, updated_at = :now,
                        unreferenced_since = CASE WHEN reference_count = uses THEN CAST(:now AS timestamptz) END
                    FROM less WHERE id = file_id
                )
                SELECT count(*) AS uses FROM gone
                """).bind("user", user).bind("now", now).one(row -> row.number("uses"));
    }

    /** @param prefix of keys, made of an id: no character of it means anything to LIKE */
    long forgetLoose(String prefix) {
        return database.sql("DELETE FROM loose_objects WHERE object_key LIKE :prefix").bind("prefix", prefix + "%").update();
    }

    long forgetKeys(UUID user) {
        return database.sql("DELETE FROM idempotency_keys WHERE user_id = :user").bind("user", user).update();
    }

    long forgetCounts(UUID user) {
        return database.sql("DELETE FROM file_counts WHERE owner_id = :user AND files = 0").bind("user", user).update();
    }

    long remaining(UUID user) {
        return database.sql("""
                SELECT (SELECT count(*) FROM files WHERE owner_id = :user) + (SELECT count(*) FROM file_references WHERE added_by = :user)
                    + (SELECT count(*) FROM idempotency_keys WHERE user_id = :user) + (SELECT count(*) FROM file_counts WHERE owner_id = :user) AS rows
                """).bind("user", user).one(row -> row.number("rows"));
    }
}
