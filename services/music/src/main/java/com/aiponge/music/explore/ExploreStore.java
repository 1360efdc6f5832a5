package com.aiponge.music.explore;

import com.aiponge.music.track.TrackRow;
import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The six lists of tracks in one statement, each found by its own index. */
public final class ExploreStore {
    /** Recommendations are drawn from so many of the most played. */
    private static final String CHOICE = "200";
    private static final String SEEN = """
            t.status <> 'processing' AND (t.expires_at IS NULL OR t.expires_at > :now)
            AND (t.user_id = :caller OR t.status = 'published' AND (t.visibility = 'public' OR t.visibility = 'shared' AND t.user_id = ANY(CAST(:creators AS uuid[]))))
            """;
    private static final String PUBLIC = "t.visibility = 'public' AND t.status = 'published' AND (t.expires_at IS NULL OR t.expires_at > :now)";
    private final Database database;

    public ExploreStore(Database database) {
        this.database = database;
    }

    /** A track in its list; {@code playedAt} for recently played ones. */
    record Listed(String list, int place, Instant playedAt, TrackRow track) {
    }

    /** @param day what the choice of recommendations hangs on: the same day gives the same ones */
    List<Listed> tracks(UUID caller, List<UUID> creators, String day, Instant now) {
        return database.sql(lists() + " SELECT c.list, c.place, c.played_at AS heard_at, " + TrackRow.COLUMNS
                        + " FROM chosen c JOIN " + TrackRow.TABLES.replaceFirst("tracks t", "tracks t ON t.id = c.id") + " ORDER BY c.list, c.place")
                .bind("caller", caller).bind("creators", creators).bind("day", day).bind("now", now)
                .list(row -> new Listed(row.text("list"), row.integer("place"), row.time("heard_at"), TrackRow.read(row)));
    }

    private static String lists() {
        return "WITH chosen AS ("
                + list("creations", "t.id, NULL FROM tracks t WHERE t.user_id = :caller AND " + SEEN, "t.created_at DESC, t.id DESC", 20)
                + " UNION ALL " + list("recent", "t.id, l.played_at FROM listening l JOIN tracks t ON t.id = l.track_id WHERE l.user_id = :caller AND " + SEEN,
                "l.played_at DESC, l.track_id DESC", 10)
                + " UNION ALL " + list("top", "t.id, NULL FROM listening l JOIN tracks t ON t.id = l.track_id WHERE l.user_id = :caller AND " + SEEN,
                "l.plays DESC, l.track_id DESC", 10)
                + " UNION ALL " + list("popular", "t.id, NULL FROM tracks t WHERE " + PUBLIC, "t.play_count DESC, t.id DESC", 20)
                + " UNION ALL " + list("charts", "t.id, NULL FROM tracks t WHERE " + PUBLIC, "(t.play_count * 0.7 + t.like_count * 0.3) DESC, t.id DESC", 20)
                + " UNION ALL " + list("recommended", "t.id, NULL FROM (SELECT * FROM tracks t WHERE " + PUBLIC
                + " ORDER BY t.play_count DESC, t.id DESC LIMIT " + CHOICE + ") t WHERE t.user_id <> :caller", "md5(CAST(t.id AS text) || CAST(:day AS text)), t.id", 15)
                + ")";
    }

    private static String list(String name, String what, String order, int most) {
        return "(SELECT '" + name + "' AS list, CAST(row_number() OVER () AS integer) AS place, one.id, CAST(one.played_at AS timestamptz) AS played_at"
                + " FROM (SELECT " + what.replaceFirst("NULL|l\\.played_at", "$0 AS played_at") + " ORDER BY " + order + " LIMIT " + most + ") one)";
    }
}
