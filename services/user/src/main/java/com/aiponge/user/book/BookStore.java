package com.aiponge.user.book;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.runtime.data.Sql;
import com.aiponge.user.search.Position;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of reading books. */
final class BookStore {
    private static final String COLUMNS = """
            b.id, b.user_id, b.type_id, b.words_sealed, b.words_open, b.category, b.language, b.visibility, b.status, b.system_type, b.is_system,
            b.is_read_only, b.cover_file_id, b.published_at, b.created_at, b.updated_at,
            (SELECT CAST(count(*) AS integer) FROM chapters c WHERE c.book_id = b.id) AS chapters,
            (SELECT CAST(count(*) AS integer) FROM entries e WHERE e.book_id = b.id) AS entries,
            EXISTS (SELECT 1 FROM saved_books s WHERE s.book_id = b.id AND s.user_id = CAST(:viewer AS uuid)) AS saved""";
    private static final String PUBLIC = "visibility = 'public' AND (status = 'active' OR user_id = CAST(:viewer AS uuid))";
    private static final String SHARED = """
            visibility = 'shared' AND (user_id = CAST(:viewer AS uuid) OR CAST(:admin AS boolean)
                                       OR status = 'active' AND user_id = ANY(CAST(:creators AS uuid[])))""";
    private static final String PERSONAL = "visibility = 'personal' AND user_id = CAST(:viewer AS uuid)";
    /** System books come in the language the viewer reads. */
    private static final String READABLE = " AND (NOT is_system OR language = :spoken)";

    private final Database database;

    BookStore(Database database) {
        this.database = database;
    }

    Optional<BookRow> find(UUID id, UUID viewer) {
        return database.sql("SELECT " + COLUMNS + " FROM books b WHERE b.id = :id").bind("id", id).bind("viewer", viewer).first(BookStore::read);
    }

    /** What the viewer may see, newest first. Each kind is read along its own index and they are merged. */
    List<BookRow> visible(Viewer viewer, BookFilter filter, Position after, int offset, int limit) {
        String branch = READABLE + filter.conditions()
                + (after == null ? "" : " AND (created_at, id) < (CAST(:afterDate AS timestamptz), CAST(:afterId AS uuid))")
                + " ORDER BY created_at DESC, id DESC LIMIT :reach";
        Sql sql = bind(database.sql("SELECT " + COLUMNS + " FROM (" + union(viewer, filter, branch) + ") AS b "
                + "ORDER BY b.created_at DESC, b.id DESC LIMIT :limit OFFSET :offset"), viewer, filter)
                .bind("reach", offset + limit).bind("limit", limit).bind("offset", offset);
        if (after != null) {
            sql.bind("afterDate", after.time()).bind("afterId", after.id());
        }
        return sql.list(BookStore::read);
    }

    long countVisible(Viewer viewer, BookFilter filter) {
        return bind(database.sql("SELECT count(*) AS books FROM (" + union(viewer, filter, READABLE + filter.conditions()) + ") AS b"), viewer, filter)
                .one(row -> row.number("books"));
    }

    /** A person's own books, default book first, then newest first. */
    List<BookRow> own(UUID user, BookFilter filter, OwnPosition after, int offset, int limit) {
        Sql sql = filter.bind(database.sql("SELECT " + COLUMNS + " FROM books b WHERE b.user_id = :viewer" + filter.conditions()
                + (after == null ? "" : " AND (b.system_type IS NOT DISTINCT FROM 'default', b.created_at, b.id)"
                + " < (CAST(:afterDefault AS boolean), CAST(:afterDate AS timestamptz), CAST(:afterId AS uuid))")
                + " ORDER BY (b.system_type IS NOT DISTINCT FROM 'default') DESC, b.created_at DESC, b.id DESC LIMIT :limit OFFSET :offset"));
        if (after != null) {
            sql.bind("afterDefault", after.isDefault()).bind("afterDate", after.createdAt()).bind("afterId", after.id());
        }
        return sql.bind("viewer", user).bind("limit", limit).bind("offset", offset).list(BookStore::read);
    }

    long countOwn(UUID user, BookFilter filter) {
        return filter.bind(database.sql("SELECT count(*) AS books FROM books WHERE user_id = :user" + filter.conditions())).bind("user", user)
                .one(row -> row.number("books"));
    }

    private static String union(Viewer viewer, BookFilter filter, String rest) {
        List<String> branches = new ArrayList<>();
        if (filter.shows("public")) {
            branches.add(PUBLIC);
        }
        if (filter.shows("shared") && viewer.id() != null) {
            branches.add(SHARED);
        }
        if (filter.shows("mine") && viewer.id() != null) {
            branches.add(PERSONAL);
            if ("mine".equals(filter.scope())) {
                branches.add("visibility <> 'personal' AND user_id = CAST(:viewer AS uuid)");
            }
        }
        if (branches.isEmpty()) {
            branches.add("false");
        }
        return String.join(" UNION ALL ", branches.stream().map(branch -> "(SELECT * FROM books WHERE " + branch + rest + ")").toList());
    }

    private static Sql bind(Sql sql, Viewer viewer, BookFilter filter) {
        return filter.bind(sql).bind("viewer", viewer.id()).bind("admin", viewer.admin()).bind("creators", viewer.creators())
                .bind("spoken", viewer.language());
    }

    static BookRow read(Row row) {
        JsonNode open = row.json("words_open");
        return new BookRow(row.uuid("id"), row.uuid("user_id"), row.text("type_id"), row.text("words_sealed"),
                open == null ? null : Json.read(open, BookWords.class), row.text("category"), row.text("language"), row.text("visibility"),
                row.text("status"), row.text("system_type"), row.flag("is_system"), row.flag("is_read_only"), row.uuid("cover_file_id"),
                row.time("published_at"), row.time("created_at"), row.time("updated_at"), row.integer("chapters"), row.integer("entries"),
                row.flag("saved"));
    }

    static String columns() {
        return COLUMNS;
    }
}
