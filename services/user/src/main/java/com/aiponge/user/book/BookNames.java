package com.aiponge.user.book;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import java.time.Clock;
import java.util.UUID;

/** Lets people call the book they were given by a name of their own, which is theirs and so encrypted. */
public final class BookNames {
    private final OwnBookStore store;
    private final BookSeal seal;
    private final Outbox outbox;
    private final Clock clock;

    public BookNames(Database database, FieldCipher cipher, Outbox outbox, Clock clock) {
        this.store = new OwnBookStore(database);
        this.seal = new BookSeal(cipher);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction open on this thread. {@code description} may be null. */
    public void give(UUID bookId, UUID owner, String title, String description) {
        store.rename(bookId, owner, seal.seal(BookWords.described(title, description), bookId, owner), clock.instant());
        outbox.libraryChanged(owner, "book", "updated", bookId);
    }
}
