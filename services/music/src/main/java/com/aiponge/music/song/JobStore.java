package com.aiponge.music.song;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of song jobs as the pipeline moves them; every change holds only while the job is in the state it starts from. */
final class JobStore {
    private static final String ACTIVE = " WHERE id = :id AND status IN ('queued', 'processing')";
    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    Optional<JobRow> find(UUID id) {
        return database.sql("SELECT " + JobRow.COLUMNS + " FROM " + JobRow.TABLES + " WHERE j.id = :id").bind("id", id).first(JobRow::read);
    }

    /** Only forward: false when the job is as far already, or over. */
    boolean advance(UUID id, String phase, int percent, Instant now) {
        return database.sql("""
                        UPDATE song_jobs SET status = 'processing', phase = :phase, percent = :percent, failures = 0,
                                             started_at = COALESCE(started_at, :now), updated_at = :now
                        """ + ACTIVE + " AND percent < :percent")
                .bind("id", id).bind("phase", phase).bind("percent", percent).bind("now", now).update() == 1;
    }

    void text(UUID id, UUID lyrics, String sealedTitle, String provider) {
        database.sql("UPDATE song_jobs SET lyrics_id = :lyrics, title = :title, lyrics_provider = :provider" + ACTIVE)
                .bind("id", id).bind("lyrics", lyrics).bind("title", sealedTitle).bind("provider", provider).update();
    }

    void cover(UUID id, Cover cover) {
        database.sql("UPDATE song_jobs SET artwork_file_id = :file, artwork_provider = :provider, artwork_failed = :failed" + ACTIVE)
                .bind("id", id).bind("file", cover.fileId()).bind("provider", cover.provider()).bind("failed", cover.failed()).update();
    }

    void streaming(UUID id, UUID file, String provider) {
        database.sql("UPDATE song_jobs SET streaming_file_id = :file, music_provider = :provider" + ACTIVE)
                .bind("id", id).bind("file", file).bind("provider", provider).update();
    }

    /** From here only settling decides. */
    boolean saving(UUID id) {
        return database.sql("UPDATE song_jobs SET saving = true" + ACTIVE).bind("id", id).update() == 1;
    }

    boolean complete(UUID id, int charged, Instant now) {
        return database.sql("""
                        UPDATE song_jobs SET status = 'completed', phase = 'completed', percent = 100, credits_charged = :charged, credits_reserved = 0,
                                             completed_at = :now, updated_at = :now
                        """ + ACTIVE + " AND saving")
                .bind("id", id).bind("charged", charged).bind("now", now).update() == 1;
    }

    /**
     * @param saving   the state the decision was made in
     * @param returned the reservation is cancelled already; otherwise the amount stays on the row until it is
     */
    boolean fail(UUID id, String code, boolean saving, boolean returned, Instant now) {
        return database.sql("""
                        UPDATE song_jobs SET status = 'failed', phase = 'failed', error_code = :code, completed_at = :now, updated_at = :now,
                                             credits_reserved = CASE WHEN :returned THEN 0 ELSE credits_reserved END
                        """ + ACTIVE + " AND saving = :saving")
                .bind("id", id).bind("code", code).bind("saving", saving).bind("returned", returned).bind("now", now).update() == 1;
    }

    void creditsReturned(UUID id, Instant now) {
        database.sql("UPDATE song_jobs SET credits_reserved = 0, updated_at = :now WHERE id = :id AND status = 'failed'").bind("id", id).bind("now", now).update();
    }

    void renewed(UUID id, Instant now) {
        database.sql("UPDATE song_jobs SET renewed_at = :now WHERE id = :id").bind("id", id).bind("now", now).update();
    }

    /** How often this phase has failed at a vendor, this time included. */
    int failed(UUID id) {
        return database.sql("UPDATE song_jobs SET failures = failures + 1 WHERE id = :id RETURNING failures").bind("id", id).one(row -> row.integer("failures"));
    }
}
