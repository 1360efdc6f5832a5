package com.aiponge.music.album;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.PageRequest;
import java.util.List;
import java.util.UUID;

/** SQL of album lists. */
public final class AlbumStore {
    private static final String OWN = "a.user_id = :user AND (CAST(:visibility AS text) IS NULL OR a.visibility = :visibility)";
    private static final String PUBLIC = """
            a.visibility = 'public' AND a.status = 'published'
            AND (CAST(:search AS text) IS NULL OR position(lower(CAST(:search AS text)) IN lower(a.public_title)) > 0)
            """;
    private static final String AFTER = " AND (a.created_at, a.id) < (CAST(:key AS timestamptz), CAST(:last AS uuid))";
    private static final String NEWEST = " ORDER BY a.created_at DESC, a.id DESC LIMIT :rows OFFSET :skip";
    private final Database database;

    public AlbumStore(Database database) {
        this.database = database;
    }

    List<AlbumRow> own(UUID user, String visibility, PageRequest page) {
        return paged("SELECT " + AlbumRow.COLUMNS + " FROM albums a WHERE " + OWN, page).bind("user", user).bind("visibility", visibility).list(AlbumRow::read);
    }

    long countOwn(UUID user, String visibility) {
        return database.sql("SELECT count(*) AS total FROM albums a WHERE " + OWN).bind("user", user).bind("visibility", visibility)
                .one(row -> row.number("total"));
    }

    List<AlbumRow> published(String search, PageRequest page) {
        return paged("SELECT " + AlbumRow.COLUMNS + " FROM albums a WHERE " + PUBLIC, page).bind("search", search).list(AlbumRow::read);
    }

    long countPublished(String search) {
        return database.sql("SELECT count(*) AS total FROM albums a WHERE " + PUBLIC).bind("search", search).one(row -> row.number("total"));
    }

    private Sql paged(String select, PageRequest page) {
        Sql sql = database.sql(select + (page.continues() ? AFTER : "") + NEWEST).bind("rows", page.fetch()).bind("skip", page.offset());
        return page.continues() ? sql.bind("key", page.timeAfter(0)).bind("last", page.idAfter(1)) : sql;
    }
}
