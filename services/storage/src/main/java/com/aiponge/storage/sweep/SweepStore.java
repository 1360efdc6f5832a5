package com.aiponge.storage.sweep;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import java.util.List;

/** SQL of what is cleared away. */
final class SweepStore {
    private final Database database;

    SweepStore(Database database) {
        this.database = database;
    }

    /**
     * Files that nobody has referred to since before that moment. What people put into their own store for its own sake is theirs to delete:
     * it counts against their space, and nothing refers to it.
     */
    long orphan(Instant before, Instant now, int limit) {
        return database.sql("""
                UPDATE files SET status = 'orphaned', updated_at = :now WHERE id IN (
                    SELECT id FROM files WHERE reference_count = 0 AND status = 'active' AND unreferenced_since < :before
                        AND NOT (uploaded AND category = 'general')
                    ORDER BY unreferenced_since LIMIT :limit FOR UPDATE SKIP LOCKED)
                """).bind("before", before).bind("now", now).bind("limit", limit).update();
    }

    /** Rows of orphaned files go, their owners' usage shrinks, their objects are loose from now on. @return how many files */
    long discard(Instant before, Instant now, int limit) {
        return database.sql("""
                WITH gone AS (
                    DELETE FROM files WHERE id IN (
                        SELECT id FROM files WHERE reference_count = 0 AND status = 'orphaned' AND unreferenced_since < :before
                            AND NOT (uploaded AND category = 'general')
                        ORDER BY unreferenced_since LIMIT :limit FOR UPDATE SKIP LOCKED)
                    RETURNING owner_id, size, uploaded, object_key, thumb_size
                ), counted AS (
                    UPDATE usage SET files = usage.files - less.files, bytes = usage.bytes - less.bytes, uploaded_bytes = usage.uploaded_bytes - less.uploaded
                    FROM (SELECT owner_id, count(*) AS files, sum(size) AS bytes, coalesce(sum(size) FILTER (WHERE uploaded), 0) AS uploaded
                          FROM gone GROUP BY owner_id) AS less
                    WHERE usage.owner_id = less.owner_id
                ), loosened AS (
                    INSERT INTO loose_objects (object_key, since)
                    SELECT object_key, CAST(:now AS timestamptz) FROM gone
                    UNION ALL
                    SELECT regexp_replace(object_key, '[.][a-z0-9]+$', '.thumb.jpg'), :now FROM gone WHERE thumb_size IS NOT NULL
                )
                SELECT count(*) AS files FROM gone
                """).bind("before", before).bind("now", now).bind("limit", limit).one(row -> row.number("files"));
    }

    /** Objects that have been loose since before that moment; nobody else can vouch for them until the transaction ends. */
    List<ObjectKey> lockLoose(Instant before, int limit) {
        return database.sql("""
                SELECT object_key FROM loose_objects WHERE since < :before ORDER BY since LIMIT :limit FOR UPDATE SKIP LOCKED
                """).bind("before", before).bind("limit", limit).list(row -> new ObjectKey(row.text("object_key")));
    }

    void forget(List<ObjectKey> keys) {
        database.sql("DELETE FROM loose_objects WHERE object_key = ANY(CAST(:keys AS text[]))")
                .bind("keys", keys.stream().map(ObjectKey::text).toList()).update();
    }
}
