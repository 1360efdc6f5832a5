package com.aiponge.music.play;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of plays. */
public final class PlayStore {
    private static final Duration ONCE_PER = Duration.ofSeconds(10);
    private final Database database;

    public PlayStore(Database database) {
        this.database = database;
    }

    /**
     * Counts a play of a track that the listener may see, at most once per ten seconds: the row of listener and track decides, so
     * that any number of equal reports at one moment count once.
     *
     * @return the track's plays, empty when there is no such track for this listener
     */
    Optional<Long> count(UUID user, Play play, List<UUID> creators, boolean admin, Instant now) {
        return database.sql("""
                        WITH heard AS (
                            SELECT id, play_count FROM tracks
                            WHERE id = :track AND status <> 'processing' AND (expires_at IS NULL OR expires_at > :now)
                              AND (user_id = :user OR :admin OR status = 'published'
                                   AND (visibility = 'public' OR visibility = 'shared' AND user_id = ANY(CAST(:creators AS uuid[]))))
                        ), counted AS (
                            INSERT INTO listening AS l (user_id, track_id, plays, seconds, played_at)
                            SELECT CAST(:user AS uuid), id, 1, :seconds, CAST(:now AS timestamptz) FROM heard
                            ON CONFLICT (user_id, track_id) DO UPDATE
                            SET plays = l.plays + 1, seconds = l.seconds + EXCLUDED.seconds, played_at = EXCLUDED.played_at
                            WHERE l.played_at <= CAST(:since AS timestamptz)
                            RETURNING track_id
                        ), logged AS (
                            INSERT INTO plays (id, user_id, track_id, seconds, completion_rate, session_type, skips, pauses, seeks, played_at)
                            SELECT CAST(:id AS uuid), CAST(:user AS uuid), track_id, :seconds, CAST(:rate AS double precision), :session, :skips, :pauses,
                                   :seeks, CAST(:now AS timestamptz) FROM counted
                        ), bumped AS (
                            UPDATE tracks SET play_count = play_count + 1 WHERE id IN (SELECT track_id FROM counted) RETURNING play_count
                        )
                        SELECT COALESCE((SELECT play_count FROM bumped), play_count) AS plays FROM heard
                        """)
                .bind("track", play.trackId()).bind("user", user).bind("admin", admin).bind("creators", creators).bind("now", now)
                .bind("since", now.minus(ONCE_PER)).bind("id", Ids.next()).bind("seconds", play.seconds()).bind("rate", play.completionRate())
                .bind("session", play.sessionType()).bind("skips", play.skips()).bind("pauses", play.pauses()).bind("seeks", play.seeks())
                .first(row -> row.number("plays"));
    }
}
