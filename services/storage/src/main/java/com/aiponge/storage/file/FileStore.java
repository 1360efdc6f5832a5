package com.aiponge.storage.file;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of files. */
public final class FileStore {
    private final Database database;

    public FileStore(Database database) {
        this.database = database;
    }

    public Optional<FileRow> find(UUID id) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE id = :id").bind("id", id).first(FileRow::of);
    }

    /** The file that had this id before it stopped being public. */
    public Optional<FileRow> findMoved(UUID formerId) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE id = (SELECT new_id FROM moved_files WHERE old_id = :id)")
                .bind("id", formerId).first(FileRow::of);
    }

    /** Files by ids they had before they stopped being public. */
    public Map<UUID, FileRow> findAllMoved(List<UUID> formerIds) {
        return database.sql("SELECT old_id, " + FileRow.COLUMNS + " FROM moved_files JOIN files ON id = new_id WHERE old_id = ANY(CAST(:ids AS uuid[]))")
                .bind("ids", formerIds).list(row -> Map.entry(row.uuid("old_id"), FileRow.of(row)))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<FileRow> findAll(List<UUID> ids) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE id = ANY(CAST(:ids AS uuid[]))").bind("ids", ids).list(FileRow::of);
    }

    Optional<FileRow> findByOperation(UUID operation) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE operation_id = :operation").bind("operation", operation).first(FileRow::of);
    }

    /** Of one file until the transaction ends. */
    public Optional<FileRow> lock(UUID id) {
        return database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE id = :id FOR UPDATE").bind("id", id).first(FileRow::of);
    }

    /** Before objects are written: until a row vouches for them, they are to be deleted one day. */
    public void loosen(List<ObjectKey> keys, Instant since) {
        database.sql("""
                INSERT INTO loose_objects (object_key, since)
                SELECT object_key, :since FROM unnest(CAST(:keys AS text[])) AS one (object_key)
                ON CONFLICT (object_key) DO UPDATE SET since = excluded.since
                """).bind("keys", texts(keys)).bind("since", since).update();
    }

    /**
     * The row of objects that are whole, with who uses it and the owner's usage, in one statement. When it answers anything but {@code ADDED} the
     * transaction must end without effect.
     *
     * @param space how much the owner may have uploaded with this file
     */
    public Added add(FileRow file, String reference, UUID addedBy, long space) {
        List<ObjectKey> objects = file.objects();
        return database.sql("""
                WITH vouched AS (
                    DELETE FROM loose_objects WHERE object_key = ANY(CAST(:objects AS text[])) RETURNING object_key
                ), added AS (
                    INSERT INTO files (id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256, duration_seconds,
                        width, height, thumb_size, thumb_sha256, reference_count, uploaded, tags, unreferenced_since, status, created_at, updated_at)
                    SELECT :id, :operation, :owner, :category, :visibility, :key, :name, :type, :size, :sha256, CAST(:duration AS integer),
                        CAST(:width AS integer), CAST(:height AS integer), CAST(:thumbSize AS integer), :thumbSha256, :references, :uploaded, :tags,
                        CASE WHEN :references = 0 THEN CAST(:now AS timestamptz) END, 'active', :now, :now
                    WHERE (SELECT count(*) FROM vouched) = :expected
                    ON CONFLICT (operation_id) DO NOTHING
                    RETURNING id, owner_id, size, uploaded
                ), referred AS (
                    INSERT INTO file_references (file_id, reference, added_by, added_at)
                    SELECT id, :reference, CAST(:addedBy AS uuid), :now FROM added WHERE CAST(:reference AS text) IS NOT NULL
                ), counted AS (
                    INSERT INTO usage (owner_id, files, bytes, uploaded_bytes) SELECT owner_id, 1, size, CASE WHEN uploaded THEN size ELSE 0 END FROM added
                    ON CONFLICT (owner_id) DO UPDATE SET files = usage.files + 1, bytes = usage.bytes + excluded.bytes,
                        uploaded_bytes = usage.uploaded_bytes + excluded.uploaded_bytes
                    WHERE NOT usage.closed AND (excluded.uploaded_bytes = 0 OR usage.uploaded_bytes + excluded.uploaded_bytes <= :space)
                    RETURNING owner_id
                )
                SELECT (SELECT count(*) FROM added) AS added, (SELECT count(*) FROM counted) AS counted
                """).bind("objects", texts(objects)).bind("expected", objects.size())
                .bind("id", file.id()).bind("operation", file.operationId()).bind("owner", file.ownerId()).bind("category", file.category().wireName())
                .bind("visibility", file.visibility().wireName()).bind("key", file.key().text()).bind("name", file.name())
                .bind("type", file.contentType()).bind("size", file.size()).bind("sha256", file.sha256()).bind("duration", file.durationSeconds())
                .bind("width", file.width()).bind("height", file.height()).bind("thumbSize", file.thumbSize()).bind("thumbSha256", file.thumbSha256())
                .bind("references", file.references()).bind("reference", reference).bind("addedBy", addedBy).bind("now", file.createdAt())
                .bind("uploaded", file.uploaded()).bind("tags", file.tags()).bind("space", space)
                .one(row -> row.number("added") == 0 ? Added.OVERTAKEN : row.number("counted") == 0 ? Added.NO_SPACE : Added.ADDED);
    }

    /** What became of a row. */
    public enum Added {
        ADDED,
        /** The operation has a row already, or one of the objects is no longer there. */
        OVERTAKEN,
        /** The owner has no more space, or was erased. */
        NO_SPACE
    }

    /** Rows and their owners' usage; references go along. */
    void delete(List<UUID> ids) {
        database.sql("""
                WITH gone AS (
                    DELETE FROM files WHERE id = ANY(CAST(:ids AS uuid[])) RETURNING owner_id, size, uploaded
                )
                UPDATE usage SET files = usage.files - less.files, bytes = usage.bytes - less.bytes, uploaded_bytes = usage.uploaded_bytes - less.uploaded
                FROM (SELECT owner_id, count(*) AS files, sum(size) AS bytes, coalesce(sum(size) FILTER (WHERE uploaded), 0) AS uploaded
                      FROM gone GROUP BY owner_id) AS less
                WHERE usage.owner_id = less.owner_id
                """).bind("ids", ids).update();
    }

    /** Objects that are deleted. One that somebody vouches for meanwhile is not loose any more, and stays. */
    void forget(List<ObjectKey> keys) {
        database.sql("DELETE FROM loose_objects WHERE object_key = ANY(CAST(:keys AS text[]))").bind("keys", texts(keys)).update();
    }

    /** Vouches for the objects that a file has now. @return whether all of them were still there */
    boolean vouch(List<ObjectKey> keys) {
        return database.sql("DELETE FROM loose_objects WHERE object_key = ANY(CAST(:keys AS text[]))").bind("keys", texts(keys)).update() == keys.size();
    }

    void show(UUID id, Visibility visibility, ObjectKey key, Instant now) {
        database.sql("UPDATE files SET visibility = :visibility, object_key = :key, updated_at = :now WHERE id = :id")
                .bind("visibility", visibility.wireName()).bind("key", key.text()).bind("now", now).bind("id", id).update();
    }

    /** The file under another id, with its words sealed for that one. References and former ids follow by their keys. */
    void hide(UUID formerId, UUID id, Visibility visibility, ObjectKey key, String name, String tags, Instant now) {
        database.sql("""
                UPDATE files SET id = :id, visibility = :visibility, object_key = :key, name = :name, tags = :tags, updated_at = :now WHERE id = :formerId
                """).bind("id", id).bind("visibility", visibility.wireName()).bind("key", key.text()).bind("name", name).bind("tags", tags)
                .bind("now", now).bind("formerId", formerId).update();
        database.sql("INSERT INTO moved_files (old_id, new_id, moved_at) VALUES (:formerId, :id, :now)")
                .bind("formerId", formerId).bind("id", id).bind("now", now).update();
    }

    boolean refer(UUID id, String reference, UUID by, Instant now) {
        return database.sql("""
                INSERT INTO file_references (file_id, reference, added_by, added_at) VALUES (:id, :reference, CAST(:by AS uuid), :now)
                ON CONFLICT (file_id, reference) DO NOTHING
                """).bind("id", id).bind("reference", reference).bind("by", by).bind("now", now).update() == 1;
    }

    /** @param by who it was added by, or null for any */
    boolean unrefer(UUID id, String reference, UUID by) {
        return database.sql("""
                DELETE FROM file_references
                WHERE file_id = :id AND reference = :reference AND (CAST(:by AS uuid) IS NULL OR added_by = CAST(:by AS uuid))
                """).bind("id", id).bind("reference", reference).bind("by", by).update() == 1;
    }

    void count(UUID id, int references, Instant now) {
        database.sql("""
                UPDATE files SET reference_count = :references, updated_at = :now,
                    status = CASE WHEN :references = 0 THEN status ELSE 'active' END,
                    unreferenced_since = CASE WHEN :references = 0 THEN coalesce(unreferenced_since, :now) END
                WHERE id = :id
                """).bind("references", references).bind("now", now).bind("id", id).update();
    }

    private static List<String> texts(List<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::text).toList();
    }
}
