package com.aiponge.user.journal;

import com.aiponge.runtime.data.Database;
import java.util.UUID;

/** What people write. */
public final class Journal {
    private final EntryStore store;

    public Journal(Database database) {
        this.store = new EntryStore(database);
    }

    public int count(UUID userId) {
        return Math.toIntExact(store.count(userId));
    }
}
