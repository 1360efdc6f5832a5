package com.aiponge.music.song;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A song job as stored, with the lyrics it shows and how many wait before it.
 *
 * @param saving the track's row is written: only settling decides now
 * @param expiresAt when a guest's finished song ends, and its URLs with it
 * @param ahead  queued jobs before this one, counted to a limit; null once it runs
 */
record JobRow(UUID id, UUID userId, UUID entryId, String status, String phase, int percent, String visibility, String input, String title, UUID lyricsId,
              String lyricsSealed, UUID lyricsOwner, UUID trackId, UUID artworkFileId, boolean artworkFailed, UUID streamingFileId,
              String lyricsProvider, String musicProvider, String artworkProvider, String errorCode, UUID reservationId, int creditsReserved,
              int creditsCharged, boolean saving, Integer ahead, Instant renewedAt, Instant deadlineAt, Instant createdAt, Instant updatedAt,
              Instant startedAt, Instant completedAt, Instant expiresAt) {
    /** Counting the queue stops here, so that a poll stays cheap whatever the queue. */
    private static final int FARTHEST = 1000;
    static final String COLUMNS = """
            j.id, j.user_id, j.entry_id, j.status, j.phase, j.percent, j.visibility, j.input, j.title, j.lyrics_id, l.sealed AS lyrics_sealed,
            l.user_id AS lyrics_owner, j.track_id, j.artwork_file_id, j.artwork_failed, j.streaming_file_id, j.lyrics_provider, j.music_provider,
            j.artwork_provider, j.error_code, j.reservation_id, j.credits_reserved, j.credits_charged, j.saving, j.renewed_at, j.deadline_at,
            j.created_at, j.updated_at, j.started_at, j.completed_at, t.expires_at,
            CASE WHEN j.status = 'queued' THEN (SELECT CAST(count(*) AS integer) FROM (SELECT 1 FROM song_jobs q WHERE q.status = 'queued'
                                                 AND (q.created_at, q.id) < (j.created_at, j.id) LIMIT\s""" + FARTHEST + """
            ) AS before_it) END AS ahead
            """;
    static final String TABLES = " song_jobs j LEFT JOIN lyrics l ON l.id = j.lyrics_id LEFT JOIN tracks t ON t.id = j.track_id ";

    static JobRow read(Row row) {
        return new JobRow(row.uuid("id"), row.uuid("user_id"), row.uuid("entry_id"), row.text("status"), row.text("phase"), row.integer("percent"),
                row.text("visibility"), row.text("input"), row.text("title"), row.uuid("lyrics_id"), row.text("lyrics_sealed"), row.uuid("lyrics_owner"),
                row.uuid("track_id"), row.uuid("artwork_file_id"), row.flag("artwork_failed"), row.uuid("streaming_file_id"),
                row.text("lyrics_provider"), row.text("music_provider"), row.text("artwork_provider"), row.text("error_code"),
                row.uuid("reservation_id"), row.integer("credits_reserved"), row.integer("credits_charged"), row.flag("saving"),
                row.integerOrNull("ahead"), row.time("renewed_at"), row.time("deadline_at"), row.time("created_at"), row.time("updated_at"),
                row.time("started_at"), row.time("completed_at"), row.time("expires_at"));
    }

    boolean active() {
        return status.equals("queued") || status.equals("processing");
    }

    boolean completed() {
        return status.equals("completed");
    }
}
