package com.aiponge.storage.move;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SQL of moving files between stores. */
final class MoveStore {
    private static final String JPEG = "image/jpeg";

    private final Database database;

    MoveStore(Database database) {
        this.database = database;
    }

    /** How much the rows promise, about. */
    Extent extent() {
        return database.sql("""
                SELECT count(*) + count(thumb_size) AS objects, CAST(coalesce(sum(size), 0) + coalesce(sum(thumb_size), 0) AS bigint) AS bytes FROM files
                """).one(row -> new Extent(row.number("objects"), row.number("bytes")));
    }

    record Extent(long objects, long bytes) {
    }

    /** Files whose keys lie between the two, in the order of keys. */
    List<FileRow> page(String after, String before, int limit) {
        return database.sql("SELECT " + FileRow.COLUMNS + """
                 FROM files WHERE object_key > :after AND object_key < :before ORDER BY object_key LIMIT :limit
                """).bind("after", after).bind("before", before).bind("limit", limit).list(FileRow::of);
    }

    /** Each file's objects, in the order of keys. */
    static List<Promised> promised(List<FileRow> files) {
        List<Promised> all = new ArrayList<>();
        for (FileRow file : files) {
            all.add(new Promised(file.id(), file.key(), file.key(), file.contentType(), file.size(), file.sha256()));
            if (file.thumbSize() != null) {
                all.add(new Promised(file.id(), file.key(), file.thumbKey(), JPEG, file.thumbSize(), file.thumbSha256()));
            }
        }
        all.sort((a, b) -> a.key().compareTo(b.key()));
        return all;
    }

    /** Those of the keys at which a file is now. */
    Set<ObjectKey> files(Collection<ObjectKey> fileKeys) {
        return new HashSet<>(database.sql("SELECT object_key FROM files WHERE object_key = ANY(CAST(:keys AS text[]))")
                .bind("keys", texts(fileKeys)).list(row -> new ObjectKey(row.text("object_key"))));
    }

    /** How many of the objects belong to no file, no thumbnail and no upload. */
    long unknown(Collection<ObjectKey> keys) {
        return database.sql("""
                SELECT count(*) AS objects FROM unnest(CAST(:keys AS text[])) AS one (object_key)
                WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.object_key = one.object_key)
                  AND NOT EXISTS (SELECT 1 FROM loose_objects WHERE loose_objects.object_key = one.object_key)
                  AND NOT EXISTS (SELECT 1 FROM files WHERE thumb_size IS NOT NULL AND one.object_key LIKE '%.thumb.jpg'
                      AND files.object_key > regexp_replace(one.object_key, 'thumb[.]jpg$', '')
                      AND files.object_key < regexp_replace(one.object_key, '[.]thumb[.]jpg$', '/'))
                """).bind("keys", texts(keys)).one(row -> row.number("objects"));
    }

    void claim(List<Promised> objects, Instant now) {
        database.sql("""
                INSERT INTO moving_objects (object_key, file_key, since)
                SELECT object_key, file_key, :now FROM unnest(CAST(:keys AS text[]), CAST(:files AS text[])) AS one (object_key, file_key)
                ON CONFLICT (object_key) DO NOTHING
                """).bind("keys", texts(objects.stream().map(Promised::key).toList()))
                .bind("files", texts(objects.stream().map(Promised::fileKey).toList())).bind("now", now).update();
    }

    record Claim(ObjectKey key, ObjectKey fileKey) {
    }

    List<Claim> claims(int limit) {
        return database.sql("SELECT object_key, file_key FROM moving_objects ORDER BY object_key LIMIT :limit").bind("limit", limit)
                .list(row -> new Claim(new ObjectKey(row.text("object_key")), new ObjectKey(row.text("file_key"))));
    }

    void release(Collection<ObjectKey> keys) {
        database.sql("DELETE FROM moving_objects WHERE object_key = ANY(CAST(:keys AS text[]))").bind("keys", texts(keys)).update();
    }

    private static List<String> texts(Collection<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::text).toList();
    }
}
