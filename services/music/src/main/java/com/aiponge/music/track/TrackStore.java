package com.aiponge.music.track;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of tracks. */
public final class TrackStore {
    private static final String OWN = "t.user_id = :caller AND t.status <> 'processing' AND (t.expires_at IS NULL OR t.expires_at > :now)";
    private final Database database;

    public TrackStore(Database database) {
        this.database = database;
    }

    /** A track and what of its lyrics stands beside it. */
    record WithLyrics(TrackRow track, String lyricsSealed, String syncedLines, UUID lyricsOwner) {
    }

    /** One more row than the page shows. */
    List<TrackRow> own(UUID user, Instant now, String language, TrackSort sort, PageRequest page) {
        String sql = "SELECT " + TrackRow.COLUMNS + " FROM " + TrackRow.TABLES + " WHERE " + OWN
                + (language == null ? "" : " AND t.language = :language")
                + (page.continues() ? sort.after() : "")
                + sort.order() + " LIMIT :rows OFFSET :skip";
        Sql statement = database.sql(sql).bind("caller", user).bind("now", now).bind("rows", page.fetch()).bind("skip", page.offset());
        if (language != null) {
            statement.bind("language", language);
        }
        if (page.continues()) {
            statement.bind("key", sort.key(page)).bind("last", page.idAfter(1));
        }
        return statement.list(TrackRow::read);
    }

    long countOwn(UUID user, Instant now, String language) {
        String sql = "SELECT count(*) AS total FROM tracks t WHERE " + OWN + (language == null ? "" : " AND t.language = :language");
        Sql statement = database.sql(sql).bind("caller", user).bind("now", now);
        if (language != null) {
            statement.bind("language", language);
        }
        return statement.one(row -> row.number("total"));
    }

    /** One that the caller may see: own, public, shared by one of {@code creators}; admins see all. */
    Optional<WithLyrics> visible(UUID id, UUID caller, List<UUID> creators, boolean admin, Instant now) {
        return database.sql("SELECT " + TrackRow.COLUMNS + ", l.sealed AS lyrics_sealed, l.synced_lines, l.user_id AS lyrics_owner FROM " + TrackRow.TABLES + """
                         LEFT JOIN lyrics l ON l.id = t.lyrics_id
                         WHERE t.id = :id AND t.status <> 'processing' AND (t.expires_at IS NULL OR t.expires_at > :now)
                           AND (t.user_id = :caller OR :admin OR t.visibility = 'public' AND t.status = 'published'
                                OR t.visibility = 'shared' AND t.status = 'published' AND t.user_id = ANY(CAST(:creators AS uuid[])))
                        """)
                .bind("id", id).bind("caller", caller).bind("creators", creators).bind("admin", admin).bind("now", now)
                .first(row -> new WithLyrics(TrackRow.read(row), row.text("lyrics_sealed"), row.text("synced_lines"), row.uuid("lyrics_owner")));
    }
}
