package com.aiponge.user.journal;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.runtime.data.Sql;
import com.aiponge.user.search.Position;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of entries. Sees ciphertext only. */
final class EntryStore {
    private static final String COLUMNS = """
            id, user_id, book_id, chapter_id, entry_type, content, details, sort_order, chapter_sort_order, is_private, processing_status,
            risk_level, user_date, version, created_at, updated_at""";

    private final Database database;

    EntryStore(Database database) {
        this.database = database;
    }

    /** Adds the entry where the target says; empty when the person has no such book or chapter to write in. */
    Optional<StoredEntry> add(StoredEntry entry, Target target) {
        return database.sql("""
                        INSERT INTO entries (id, user_id, book_id, chapter_id, entry_type, content, details, sort_order, chapter_sort_order,
                                             is_private, risk_level, user_date, created_at, updated_at)
                        SELECT CAST(:id AS uuid), b.user_id, b.id, c.id, :type, :content, :details, CAST(:order AS integer),
                               CASE WHEN c.id IS NOT NULL
                                    THEN (SELECT coalesce(max(e.chapter_sort_order) + 1, 0) FROM entries e WHERE e.chapter_id = c.id) END,
                               CAST(:private AS boolean), :risk, CAST(:date AS timestamptz), CAST(:now AS timestamptz), CAST(:now AS timestamptz)
                        FROM books b
                        LEFT JOIN chapters c ON c.book_id = b.id
                             AND (c.id = CAST(:chapter AS uuid) OR c.system_type = CAST(:chapterType AS text))
                        WHERE b.user_id = :user AND NOT b.is_system AND NOT b.is_read_only
                          AND (CAST(:book AS uuid) IS NULL OR b.id = CAST(:book AS uuid))
                          AND (CAST(:bookType AS text) IS NULL OR b.system_type = CAST(:bookType AS text))
                          AND (c.id IS NOT NULL OR NOT CAST(:inChapter AS boolean))
                        RETURNING book_id, chapter_id, chapter_sort_order""")
                .bind("id", entry.id())
                .bind("user", entry.userId())
                .bind("type", entry.type())
                .bind("content", entry.content())
                .bind("details", entry.details())
                .bind("order", entry.sortOrder())
                .bind("private", entry.isPrivate())
                .bind("risk", entry.riskLevel())
                .bind("date", entry.userDate())
                .bind("now", entry.createdAt())
                .bind("chapter", target.chapterId())
                .bind("chapterType", target.chapterType())
                .bind("book", target.bookId())
                .bind("bookType", target.bookType())
                .bind("inChapter", target.isInChapter())
                .first(row -> entry.filed(row.uuid("book_id"), row.uuid("chapter_id"), row.integerOrNull("chapter_sort_order")));
    }

    /** Whether the book of the target is the person's, but not to be written in. */
    boolean isReadOnly(UUID userId, Target target) {
        return database.sql("""
                        SELECT 1 AS found FROM books b
                        WHERE b.user_id = :user AND b.is_read_only
                          AND (b.id = CAST(:book AS uuid)
                               OR EXISTS (SELECT 1 FROM chapters c WHERE c.book_id = b.id AND c.id = CAST(:chapter AS uuid)))""")
                .bind("user", userId)
                .bind("book", target.bookId())
                .bind("chapter", target.chapterId())
                .first(row -> true)
                .orElse(false);
    }

    Optional<StoredEntry> find(UUID id, UUID userId) {
        return database.sql("SELECT " + COLUMNS + " FROM entries WHERE id = :id AND user_id = :user")
                .bind("id", id)
                .bind("user", userId)
                .first(EntryStore::read);
    }

    /** The person's entries, newest first, from a position or an offset. */
    List<StoredEntry> newest(UUID userId, EntryFilter filter, Position after, int offset, int limit) {
        String statement = "SELECT " + COLUMNS + " FROM entries WHERE user_id = :user" + filter.conditions()
                + (after == null ? "" : " AND (user_date, id) < (CAST(:afterDate AS timestamptz), CAST(:afterId AS uuid))")
                + " ORDER BY user_date DESC, id DESC LIMIT :limit OFFSET :offset";
        Sql sql = filter.bind(database.sql(statement).bind("user", userId)).bind("limit", limit).bind("offset", offset);
        if (after != null) {
            sql.bind("afterDate", after.time()).bind("afterId", after.id());
        }
        return sql.list(EntryStore::read);
    }

    /** The first entries of a chapter of the person's own, in the chapter's order. */
    List<StoredEntry> ofChapter(UUID userId, UUID chapterId, int limit) {
        return database.sql("SELECT " + COLUMNS + " FROM entries WHERE user_id = :user AND chapter_id = :chapter"
                        + " ORDER BY chapter_sort_order, id LIMIT :limit")
                .bind("user", userId)
                .bind("chapter", chapterId)
                .bind("limit", limit)
                .list(EntryStore::read);
    }

    long count(UUID userId, EntryFilter filter) {
        return filter.bind(database.sql("SELECT count(*) AS entries FROM entries WHERE user_id = :user" + filter.conditions()).bind("user", userId))
                .one(row -> row.number("entries"));
    }

    private static StoredEntry read(Row row) {
        return new StoredEntry(row.uuid("id"), row.uuid("user_id"), row.uuid("book_id"), row.uuid("chapter_id"), row.text("entry_type"),
                row.text("content"), row.text("details"), row.integer("sort_order"), row.integerOrNull("chapter_sort_order"),
                row.flag("is_private"), row.text("processing_status"), row.text("risk_level"), row.time("user_date"), row.integer("version"),
                row.time("created_at"), row.time("updated_at"));
    }
}
