package com.aiponge.user.journal;

import com.aiponge.runtime.data.Database;
import java.util.UUID;

/** SQL of entries. */
final class EntryStore {
    private final Database database;

    EntryStore(Database database) {
        this.database = database;
    }

    long count(UUID userId) {
        return database.sql("SELECT count(*) AS entries FROM entries WHERE user_id = :user")
                .bind("user", userId)
                .one(row -> row.number("entries"));
    }
}
