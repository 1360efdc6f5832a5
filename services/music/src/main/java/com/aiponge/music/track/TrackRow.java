package com.aiponge.music.track;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/** A track as stored, with what every list shows of its album and of the caller's like. */
public record TrackRow(UUID id, UUID userId, UUID albumId, String albumSealed, UUID albumOwner, String sealed, String displayName, UUID audioFileId,
                       UUID artworkFileId, int duration, Integer trackNumber, int generationNumber, UUID lyricsId, boolean hasSyncedLyrics,
                       UUID entryId, String language, long playCount, long likeCount, boolean liked, String visibility, String status,
                       String quality, String sourceType, String provider, Instant playOnDate, Instant expiresAt, Instant createdAt,
                       Instant updatedAt) {

    /** What a statement selects for {@link #read}; it joins {@link #TABLES} and binds {@code :caller}. */
    public static final String COLUMNS = """
            t.id, t.user_id, t.album_id, a.sealed AS album_sealed, a.user_id AS album_owner, t.sealed, t.display_name, t.audio_file_id, t.artwork_file_id,
            t.duration, t.track_number, t.generation_number, t.lyrics_id, t.has_synced_lyrics, t.entry_id, t.language, t.play_count, t.like_count,
            EXISTS (SELECT 1 FROM track_likes k WHERE k.user_id = CAST(:caller AS uuid) AND k.track_id = t.id) AS liked,
            t.visibility, t.status, t.quality, t.source_type, t.provider, t.play_on_date, t.expires_at, t.created_at, t.updated_at
            """;
    public static final String TABLES = " tracks t LEFT JOIN albums a ON a.id = t.album_id ";

    public static TrackRow read(Row row) {
        return new TrackRow(row.uuid("id"), row.uuid("user_id"), row.uuid("album_id"), row.text("album_sealed"), row.uuid("album_owner"),
                row.text("sealed"), row.text("display_name"), row.uuid("audio_file_id"), row.uuid("artwork_file_id"), row.integer("duration"),
                row.integerOrNull("track_number"), row.integer("generation_number"), row.uuid("lyrics_id"), row.flag("has_synced_lyrics"),
                row.uuid("entry_id"), row.text("language"), row.number("play_count"), row.number("like_count"), row.flag("liked"),
                row.text("visibility"), row.text("status"), row.text("quality"), row.text("source_type"), row.text("provider"),
                row.time("play_on_date"), row.time("expires_at"), row.time("created_at"), row.time("updated_at"));
    }
}
