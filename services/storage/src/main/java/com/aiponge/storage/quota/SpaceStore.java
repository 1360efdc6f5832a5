package com.aiponge.storage.quota;

import com.aiponge.runtime.data.Database;
import java.util.UUID;

/** SQL of what people have uploaded. */
final class SpaceStore {
    private final Database database;

    SpaceStore(Database database) {
        this.database = database;
    }

    Used find(UUID owner) {
        return database.sql("SELECT uploaded_bytes, closed FROM usage WHERE owner_id = :owner").bind("owner", owner)
                .first(row -> new Used(row.number("uploaded_bytes"), row.flag("closed"))).orElse(Used.NOTHING);
    }
}
