package com.aiponge.user.book;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of the books the platform keeps for every person. */
final class OwnBookStore {
    private final Database database;

    OwnBookStore(Database database) {
        this.database = database;
    }

    Optional<Place> find(UUID userId, OwnBook kind) {
        return database.sql("""
                        SELECT b.id AS book_id, c.id AS chapter_id
                        FROM books b JOIN chapters c ON c.book_id = b.id AND c.system_type = :chapter
                        WHERE b.user_id = :user AND b.system_type = :kind AND NOT b.is_system""")
                .bind("user", userId)
                .bind("kind", kind.systemType())
                .bind("chapter", kind.chapterType())
                .first(row -> new Place(row.uuid("book_id"), row.uuid("chapter_id")));
    }

    /** Whether the book is new; waits for somebody who is making the same one. */
    boolean addBook(UUID id, UUID userId, OwnBook kind, String language, Instant now) {
        return database.sql("""
                        INSERT INTO books (id, user_id, type_id, words_open, language, visibility, status, system_type, created_at, updated_at)
                        VALUES (:id, :user, 'personal', CAST(:words AS jsonb), :language, 'personal', 'active', :kind, :now, :now)
                        ON CONFLICT (user_id, system_type) WHERE NOT is_system AND system_type IS NOT NULL DO NOTHING""")
                .bind("id", id)
                .bind("user", userId)
                .bind("words", Json.text(kind.words()))
                .bind("language", language)
                .bind("kind", kind.systemType())
                .bind("now", now)
                .update() == 1;
    }

    void addChapter(UUID id, UUID bookId, UUID userId, OwnBook kind, Instant now) {
        database.sql("""
                        INSERT INTO chapters (id, book_id, user_id, words_open, system_type, created_at, updated_at)
                        VALUES (:id, :book, :user, CAST(:words AS jsonb), :type, :now, :now)""")
                .bind("id", id)
                .bind("book", bookId)
                .bind("user", userId)
                .bind("words", Json.text(kind.chapterWords()))
                .bind("type", kind.chapterType())
                .bind("now", now)
                .update();
    }

    /** Gives a book the words of its owner in place of the platform's. */
    void rename(UUID id, UUID userId, String sealed, Instant now) {
        database.sql("""
                        UPDATE books SET words_sealed = :sealed, words_open = NULL, updated_at = :now
                        WHERE id = :id AND user_id = :user AND visibility = 'personal'""")
                .bind("id", id)
                .bind("user", userId)
                .bind("sealed", sealed)
                .bind("now", now)
                .update();
    }

    long count(UUID userId) {
        return database.sql("SELECT count(*) AS books FROM books WHERE user_id = :user")
                .bind("user", userId)
                .one(row -> row.number("books"));
    }
}
