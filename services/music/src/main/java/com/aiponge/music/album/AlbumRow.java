package com.aiponge.music.album;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/** An album as stored; the cover falls back to that of its first track. */
record AlbumRow(UUID id, UUID userId, UUID bookId, UUID chapterId, String sealed, String displayName, UUID coverFileId, int totalTracks,
                int totalDuration, String releaseType, Instant releaseDate, String status, String visibility, String language,
                Instant createdAt, Instant updatedAt) {
    static final String COLUMNS = """
            a.id, a.user_id, a.book_id, a.chapter_id, a.sealed, a.display_name,
            COALESCE(a.cover_file_id, (SELECT t.artwork_file_id FROM tracks t WHERE t.album_id = a.id AND t.artwork_file_id IS NOT NULL
                                        ORDER BY t.track_number, t.id LIMIT 1)) AS cover_file_id,
            a.total_tracks, a.total_duration, a.release_type, a.release_date, a.status, a.visibility, a.language, a.created_at, a.updated_at
            """;

    static AlbumRow read(Row row) {
        return new AlbumRow(row.uuid("id"), row.uuid("user_id"), row.uuid("book_id"), row.uuid("chapter_id"), row.text("sealed"),
                row.text("display_name"), row.uuid("cover_file_id"), row.integer("total_tracks"), row.integer("total_duration"),
                row.text("release_type"), row.time("release_date"), row.text("status"), row.text("visibility"), row.text("language"),
                row.time("created_at"), row.time("updated_at"));
    }
}
