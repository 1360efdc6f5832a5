package com.aiponge.storage.inventory;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of comparing rows with objects. Keys are ordered by byte, as stores list them. */
final class InventoryStore {
    private final Database database;

    InventoryStore(Database database) {
        this.database = database;
    }

    Optional<Place> place() {
        return database.sql("SELECT after_key, began_at, finished_at FROM inventory")
                .first(row -> new Place(row.text("after_key"), row.time("began_at"), row.time("finished_at")));
    }

    void keep(Place place) {
        database.sql("""
                INSERT INTO inventory (after_key, began_at, finished_at) VALUES (:after, :began, CAST(:finished AS timestamptz))
                ON CONFLICT (only_row) DO UPDATE SET after_key = excluded.after_key, began_at = excluded.began_at, finished_at = excluded.finished_at
                """).bind("after", place.after()).bind("began", place.beganAt()).bind("finished", place.finishedAt()).update();
    }

    /** Files whose keys lie behind the one and not behind the other. */
    List<FileRow> between(String after, String end, int limit) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE object_key > :after AND object_key <= :end ORDER BY object_key LIMIT :limit")
                .bind("after", after).bind("end", end).bind("limit", limit).list(FileRow::of);
    }

    /** Those of the keys that are loose, so known to somebody. */
    List<ObjectKey> loose(Collection<ObjectKey> keys) {
        return database.sql("SELECT object_key FROM loose_objects WHERE object_key = ANY(CAST(:keys AS text[]))")
                .bind("keys", keys.stream().map(ObjectKey::text).toList()).list(row -> new ObjectKey(row.text("object_key")));
    }

    /** Files that have one of these keys. */
    List<FileRow> files(Collection<ObjectKey> keys) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE object_key = ANY(CAST(:keys AS text[]))")
                .bind("keys", keys.stream().map(ObjectKey::text).toList()).list(FileRow::of);
    }

    void missing(Collection<UUID> ids, Instant now) {
        database.sql("UPDATE files SET missing_since = :now WHERE id = ANY(CAST(:ids AS uuid[])) AND missing_since IS NULL")
                .bind("now", now).bind("ids", List.copyOf(ids)).update();
    }

    void found(Collection<UUID> ids) {
        database.sql("UPDATE files SET missing_since = NULL WHERE id = ANY(CAST(:ids AS uuid[]))").bind("ids", List.copyOf(ids)).update();
    }

    /** Their thumbnails are gone: the pictures themselves stand in for them. */
    void withoutThumbnail(Collection<UUID> ids) {
        database.sql("UPDATE files SET thumb_size = NULL, thumb_sha256 = NULL WHERE id = ANY(CAST(:ids AS uuid[]))").bind("ids", List.copyOf(ids)).update();
    }
}
