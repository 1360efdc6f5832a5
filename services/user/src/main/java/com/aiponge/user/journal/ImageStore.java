package com.aiponge.user.journal;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the pictures of entries. */
final class ImageStore {
    private final Database database;

    ImageStore(Database database) {
        this.database = database;
    }

    void add(EntryImage.Stored image) {
        database.sql("""
                        INSERT INTO entry_images (id, entry_id, user_id, file_id, sort_order, created_at)
                        VALUES (:id, :entry, :user, :file, :order, :now)""")
                .bind("id", image.id())
                .bind("entry", image.entryId())
                .bind("user", image.userId())
                .bind("file", image.fileId())
                .bind("order", image.sortOrder())
                .bind("now", image.createdAt())
                .update();
    }

    Optional<EntryImage.Stored> find(UUID id) {
        return database.sql("SELECT id, entry_id, user_id, file_id, sort_order, created_at FROM entry_images WHERE id = :id")
                .bind("id", id)
                .first(ImageStore::read);
    }

    List<EntryImage.Stored> of(List<UUID> entries) {
        return database.sql("""
                        SELECT id, entry_id, user_id, file_id, sort_order, created_at FROM entry_images
                        WHERE entry_id = ANY(CAST(:entries AS uuid[])) ORDER BY entry_id, sort_order, id""")
                .bind("entries", entries)
                .list(ImageStore::read);
    }

    private static EntryImage.Stored read(Row row) {
        return new EntryImage.Stored(row.uuid("id"), row.uuid("entry_id"), row.uuid("user_id"), row.uuid("file_id"), row.integer("sort_order"),
                row.time("created_at"));
    }
}
