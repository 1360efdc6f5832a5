package com.aiponge.user.book;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.PageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of reading chapters, by book and order. */
final class ChapterStore {
    private static final String SELECT = """
            SELECT c.id, c.book_id, c.user_id, c.words_sealed, c.words_open, c.sort_order, c.is_locked, c.created_at, c.updated_at,
                   (SELECT CAST(count(*) AS integer) FROM entries e WHERE e.chapter_id = c.id) AS entries
            FROM chapters c WHERE\s""";

    private final Database database;

    ChapterStore(Database database) {
        this.database = database;
    }

    /** A person's chapters, of all books or of one. */
    List<ChapterRow> own(UUID user, UUID book, PageRequest request) {
        return page("c.user_id = :user" + (book == null ? "" : " AND c.book_id = :book"), user, book, request);
    }

    long countOwn(UUID user, UUID book) {
        return bind(database.sql("SELECT count(*) AS chapters FROM chapters c WHERE c.user_id = :user"
                + (book == null ? "" : " AND c.book_id = :book")), user, book).one(row -> row.number("chapters"));
    }

    List<ChapterRow> ofBook(UUID book, PageRequest request) {
        return page("c.book_id = :book", null, book, request);
    }

    long countOfBook(UUID book) {
        return bind(database.sql("SELECT count(*) AS chapters FROM chapters c WHERE c.book_id = :book"), null, book)
                .one(row -> row.number("chapters"));
    }

    Optional<ChapterRow> find(UUID user, UUID id) {
        return database.sql(SELECT + "c.user_id = :user AND c.id = :id").bind("user", user).bind("id", id).first(ChapterStore::read);
    }

    private List<ChapterRow> page(String whose, UUID user, UUID book, PageRequest request) {
        Sql sql = bind(database.sql(SELECT + whose
                + (request.continues() ? " AND (c.book_id, c.sort_order, c.id) > (CAST(:afterBook AS uuid), CAST(:afterOrder AS integer), CAST(:afterId AS uuid))" : "")
                + " ORDER BY c.book_id, c.sort_order, c.id LIMIT :limit OFFSET :offset"), user, book);
        if (request.continues()) {
            sql.bind("afterBook", request.idAfter(0)).bind("afterOrder", request.numberAfter(1)).bind("afterId", request.idAfter(2));
        }
        return sql.bind("limit", request.fetch()).bind("offset", request.offset()).list(ChapterStore::read);
    }

    private static Sql bind(Sql sql, UUID user, UUID book) {
        if (user != null) {
            sql.bind("user", user);
        }
        return book == null ? sql : sql.bind("book", book);
    }

    private static ChapterRow read(Row row) {
        JsonNode open = row.json("words_open");
        return new ChapterRow(row.uuid("id"), row.uuid("book_id"), row.uuid("user_id"), row.text("words_sealed"),
                open == null ? null : Json.read(open, ChapterWords.class), row.integer("sort_order"), row.flag("is_locked"),
                row.time("created_at"), row.time("updated_at"), row.integer("entries"));
    }
}
