package com.aiponge.storage.own;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.storage.file.FileRow;
import java.util.List;
import java.util.UUID;

/** SQL of the lists of a person's files, newest first. Conditions are written only where they are asked for, so that each list has its index. */
final class OwnFileStore {
    private final Database database;

    OwnFileStore(Database database) {
        this.database = database;
    }

    List<FileRow> page(UUID owner, FileFilter filter, PageRequest page) {
        Sql sql = bound(filter, "SELECT " + FileRow.COLUMNS + " FROM files WHERE owner_id = :owner" + conditions(filter, "(visibility = 'public')")
                + (page.continues() ? " AND id < CAST(:after AS uuid)" : "") + " ORDER BY id DESC LIMIT :rows OFFSET :skip")
                .bind("owner", owner).bind("rows", page.fetch()).bind("skip", page.offset());
        return (page.continues() ? sql.bind("after", page.idAfter(0)) : sql).list(FileRow::of);
    }

    /** Of the files of one owner there are at most so many kinds, whatever their number. */
    long count(UUID owner, FileFilter filter) {
        return bound(filter, "SELECT CAST(coalesce(sum(files), 0) AS bigint) AS total FROM file_counts WHERE owner_id = :owner" + conditions(filter, "open"))
                .bind("owner", owner).one(row -> row.number("total"));
    }

    /** From behind that one on; null begins. */
    List<FileRow> from(UUID owner, UUID after, int limit) {
        Sql sql = database.sql("SELECT " + FileRow.COLUMNS + " FROM files WHERE owner_id = :owner" + (after == null ? "" : " AND id < CAST(:after AS uuid)")
                + " ORDER BY id DESC LIMIT :rows").bind("owner", owner).bind("rows", limit);
        return (after == null ? sql : sql.bind("after", after)).list(FileRow::of);
    }

    /** Files with any tags, from behind that one on; null begins. */
    List<FileRow> tagged(UUID owner, FileFilter filter, UUID after, int limit) {
        Sql sql = bound(filter, "SELECT " + FileRow.COLUMNS + " FROM files WHERE owner_id = :owner AND tags IS NOT NULL" + conditions(filter, "(visibility = 'public')")
                + (after == null ? "" : " AND id < CAST(:after AS uuid)") + " ORDER BY id DESC LIMIT :rows").bind("owner", owner).bind("rows", limit);
        return (after == null ? sql : sql.bind("after", after)).list(FileRow::of);
    }

    private static String conditions(FileFilter filter, String open) {
        return (filter.category() == null ? "" : " AND category = :category")
                + (filter.contentType() == null ? "" : " AND content_type = :type")
                + (filter.isPublic() == null ? "" : " AND " + open + " = :open");
    }

    private Sql bound(FileFilter filter, String statement) {
        Sql sql = database.sql(statement);
        sql = filter.category() == null ? sql : sql.bind("category", filter.category());
        sql = filter.contentType() == null ? sql : sql.bind("type", filter.contentType());
        return filter.isPublic() == null ? sql : sql.bind("open", filter.isPublic());
    }
}
