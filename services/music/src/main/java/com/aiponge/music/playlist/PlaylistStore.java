package com.aiponge.music.playlist;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.PageRequest;
import java.util.List;
import java.util.UUID;

/** SQL of playlists. */
public final class PlaylistStore {
    private final Database database;

    public PlaylistStore(Database database) {
        this.database = database;
    }

    List<PlaylistRow> own(UUID user, PageRequest page) {
        Sql sql = database.sql("SELECT " + PlaylistRow.COLUMNS + " FROM playlists p WHERE p.user_id = :caller"
                        + (page.continues() ? " AND (p.created_at, p.id) < (CAST(:key AS timestamptz), CAST(:last AS uuid))" : "")
                        + " ORDER BY p.created_at DESC, p.id DESC LIMIT :rows OFFSET :skip")
                .bind("caller", user).bind("rows", page.fetch()).bind("skip", page.offset());
        if (page.continues()) {
            sql.bind("key", page.timeAfter(0)).bind("last", page.idAfter(1));
        }
        return sql.list(PlaylistRow::read);
    }

    long countOwn(UUID user) {
        return database.sql("SELECT count(*) AS total FROM playlists WHERE user_id = :user").bind("user", user).one(row -> row.number("total"));
    }

    List<PlaylistRow> featured(UUID caller, int limit) {
        return database.sql("SELECT " + PlaylistRow.COLUMNS + """
                         FROM playlists p WHERE p.visibility = 'public' AND p.category = 'featured'
                         ORDER BY p.follower_count DESC, p.id DESC LIMIT :rows
                        """)
                .bind("caller", caller).bind("rows", limit).list(PlaylistRow::read);
    }
}
