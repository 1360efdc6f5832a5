package com.aiponge.user.book;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.runtime.data.Sql;
import com.aiponge.user.search.Position;
import java.util.List;
import java.util.UUID;

/** SQL of the books people have saved. */
final class ShelfStore {
    /** A book that its owner has taken back is no longer on other people's shelves. */
    private static final String SHELF = """
             FROM saved_books sb JOIN books b ON b.id = sb.book_id
            WHERE sb.user_id = :viewer AND (b.user_id = sb.user_id OR b.visibility <> 'personal')""";

    private final Database database;

    ShelfStore(Database database) {
        this.database = database;
    }

    List<SavedBook.Stored> newest(UUID user, Position after, int offset, int limit) {
        Sql sql = database.sql("""
                SELECT sb.id AS saved_id, sb.progress_percent, sb.last_chapter_id, sb.last_entry_id, sb.current_page_index, sb.font_size,
                       sb.added_at, sb.last_accessed_at, sb.completed_at,\s""" + BookStore.columns() + SHELF
                + (after == null ? "" : " AND (sb.added_at, sb.id) < (CAST(:afterDate AS timestamptz), CAST(:afterId AS uuid))")
                + " ORDER BY sb.added_at DESC, sb.id DESC LIMIT :limit OFFSET :offset");
        if (after != null) {
            sql.bind("afterDate", after.time()).bind("afterId", after.id());
        }
        return sql.bind("viewer", user).bind("limit", limit).bind("offset", offset).list(ShelfStore::read);
    }

    long count(UUID user) {
        return database.sql("SELECT count(*) AS books" + SHELF).bind("viewer", user).one(row -> row.number("books"));
    }

    private static SavedBook.Stored read(Row row) {
        return new SavedBook.Stored(row.uuid("saved_id"), BookStore.read(row), row.integer("progress_percent"), row.uuid("last_chapter_id"),
                row.uuid("last_entry_id"), row.integer("current_page_index"), row.text("font_size"), row.time("added_at"),
                row.time("last_accessed_at"), row.time("completed_at"));
    }
}
