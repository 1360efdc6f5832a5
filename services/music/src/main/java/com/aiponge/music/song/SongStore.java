package com.aiponge.music.song;

import com.aiponge.runtime.data.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of song jobs as their owner sees them. */
public final class SongStore {
    private final Database database;

    public SongStore(Database database) {
        this.database = database;
    }

    void insert(JobRow job) {
        database.sql("""
                        INSERT INTO song_jobs (id, user_id, entry_id, status, phase, percent, visibility, input, title, track_id, artwork_file_id,
                                               reservation_id, credits_reserved, renewed_at, deadline_at, created_at, updated_at)
                        VALUES (:id, :user, :entry, 'queued', 'queued', 0, :visibility, :input, :title, :track, :artwork,
                                :reservation, :reserved, :now, :deadline, :now, :now)
                        """)
                .bind("id", job.id()).bind("user", job.userId()).bind("entry", job.entryId()).bind("visibility", job.visibility())
                .bind("input", job.input()).bind("title", job.title()).bind("track", job.trackId()).bind("artwork", job.artworkFileId())
                .bind("reservation", job.reservationId()).bind("reserved", job.creditsReserved()).bind("now", job.createdAt())
                .bind("deadline", job.deadlineAt()).update();
    }

    Optional<JobRow> own(UUID user, UUID id) {
        return database.sql("SELECT " + JobRow.COLUMNS + " FROM " + JobRow.TABLES + " WHERE j.id = :id AND j.user_id = :user")
                .bind("id", id).bind("user", user).first(JobRow::read);
    }

    List<JobRow> active(UUID user, int limit) {
        return database.sql("SELECT " + JobRow.COLUMNS + " FROM " + JobRow.TABLES + """
                         WHERE j.user_id = :user AND j.status IN ('queued', 'processing') ORDER BY j.created_at DESC, j.id DESC LIMIT :rows
                        """)
                .bind("user", user).bind("rows", limit).list(JobRow::read);
    }

    /** How many are queued, counted to a limit. */
    int queued() {
        return database.sql("SELECT CAST(count(*) AS integer) AS queued FROM (SELECT 1 FROM song_jobs WHERE status = 'queued' LIMIT 1000) AS waiting")
                .one(row -> row.integer("queued"));
    }

    boolean knowsReservation(UUID reservation) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM song_jobs WHERE reservation_id = :id) AS known").bind("id", reservation)
                .one(row -> row.flag("known"));
    }
}
