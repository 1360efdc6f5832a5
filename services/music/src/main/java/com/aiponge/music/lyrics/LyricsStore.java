package com.aiponge.music.lyrics;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of lyrics. Thread-safe. */
public final class LyricsStore {
    private static final String COLUMNS = "id, user_id, entry_id, sealed, synced_lines, language, provider, visibility, created_at, updated_at";
    private final Database database;

    public LyricsStore(Database database) {
        this.database = database;
    }

    /** The newest made from an entry. */
    Optional<LyricsRow> newestOf(UUID user, UUID entry) {
        return database.sql("SELECT " + COLUMNS + """
                         FROM lyrics WHERE user_id = :user AND entry_id = :entry
                         ORDER BY created_at DESC, id DESC LIMIT 1
                        """)
                .bind("user", user).bind("entry", entry).first(LyricsRow::read);
    }

    /** The caller's own. */
    public Optional<LyricsRow> own(UUID user, UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM lyrics WHERE id = :id AND user_id = :user").bind("id", id).bind("user", user).first(LyricsRow::read);
    }

    /** Writing the same row again changes nothing. */
    public void insert(LyricsRow row) {
        database.sql("""
                        INSERT INTO lyrics (id, user_id, entry_id, sealed, language, provider, visibility, created_at, updated_at)
                        VALUES (:id, :user, :entry, :sealed, :language, :provider, :visibility, :created, :updated)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", row.id()).bind("user", row.userId()).bind("entry", row.entryId()).bind("sealed", row.sealed())
                .bind("language", row.language()).bind("provider", row.provider()).bind("visibility", row.visibility())
                .bind("created", row.createdAt()).bind("updated", row.updatedAt()).update();
    }

    public void synced(UUID id, String sealedLines, Instant now) {
        database.sql("UPDATE lyrics SET synced_lines = :lines, updated_at = :now WHERE id = :id").bind("id", id).bind("lines", sealedLines).bind("now", now).update();
    }
}
