package com.aiponge.music.lyrics;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/** Lyrics as stored. */
public record LyricsRow(UUID id, UUID userId, UUID entryId, String sealed, String syncedLines, String language, String provider, String visibility,
                        Instant createdAt, Instant updatedAt) {

    static LyricsRow read(Row row) {
        return new LyricsRow(row.uuid("id"), row.uuid("user_id"), row.uuid("entry_id"), row.text("sealed"), row.text("synced_lines"),
                row.text("language"), row.text("provider"), row.text("visibility"), row.time("created_at"), row.time("updated_at"));
    }
}
