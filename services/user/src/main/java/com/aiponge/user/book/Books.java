package com.aiponge.user.book;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The books every person has: "My Story", and "Bookmarks" once something was saved. */
public final class Books {
    private final Database database;
    private final OwnBookStore store;
    private final Outbox outbox;
    private final Clock clock;

    public Books(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.store = new OwnBookStore(database);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The person's default book, made with its chapter when there is none yet. Joins the caller's transaction. */
    public UUID openDefault(UUID userId, String language) {
        return open(userId, OwnBook.DEFAULT, language).bookId();
    }

    /** Chapter "Saved" of book "Bookmarks", made when there is none yet. Joins the caller's transaction. */
    public Place openBookmarks(UUID userId, String language) {
        return open(userId, OwnBook.BOOKMARKS, language);
    }

    public int count(UUID userId) {
        return Math.toIntExact(store.count(userId));
    }

    private Place open(UUID userId, OwnBook kind, String language) {
        Optional<Place> known = store.find(userId, kind);
        return known.isPresent() ? known.get() : database.transaction(() -> {
            UUID bookId = Ids.next();
            Instant now = clock.instant();
            if (store.addBook(bookId, userId, kind, language, now)) {
                UUID chapterId = Ids.next();
                store.addChapter(chapterId, bookId, userId, kind, now);
                outbox.libraryChanged(userId, "book", "created", bookId);
                outbox.libraryChanged(userId, "chapter", "created", chapterId);
            }
            return store.find(userId, kind).orElseThrow();
        });
    }
}
