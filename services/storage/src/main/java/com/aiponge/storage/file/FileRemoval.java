package com.aiponge.storage.file;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.util.List;

/**
 * Takes files away: first, in one transaction, from every list and URL; then their objects. If the store is away just then the sweeper comes
 * back for them, since what no row vouches for is written down as loose. Thread-safe.
 */
public final class FileRemoval {
    private final Database database;
    private final FileStore files;
    private final ObjectStore objects;
    private final Clock clock;

    public FileRemoval(Database database, ObjectStore objects, Clock clock) {
        this.database = database;
        this.files = new FileStore(database);
        this.objects = objects;
        this.clock = clock;
    }

    /** Joins the transaction open on this thread. */
    public void remove(List<FileRow> rows) {
        database.inTransaction(() -> {
            List<ObjectKey> keys = loosen(rows);
            database.afterCommit(() -> discard(keys));
        });
    }

    /** The first half of {@link #remove}, for who deletes the objects afterwards. @return the objects */
    public List<ObjectKey> loosen(List<FileRow> rows) {
        List<ObjectKey> keys = rows.stream().flatMap(row -> row.objects().stream()).toList();
        database.inTransaction(() -> {
            files.delete(rows.stream().map(FileRow::id).toList());
            files.loosen(keys, clock.instant());
        });
        return keys;
    }

    /** Objects that nothing vouches for, now rather than when the sweeper comes. */
    public void discard(List<ObjectKey> loose) {
        objects.deleteAll(loose);
        files.forget(loose);
    }
}
