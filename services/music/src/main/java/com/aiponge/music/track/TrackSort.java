package com.aiponge.music.track;

import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.PageRequest;
import java.util.Locale;
import java.util.Set;

/** E.TrackSort. {@code TITLE} cannot be done by SQL: titles are encrypted. */
enum TrackSort {
    NEWEST("t.created_at", "DESC", "<", "timestamptz"),
    OLDEST("t.created_at", "ASC", ">", "timestamptz"),
    MOST_PLAYED("t.play_count", "DESC", "<", "bigint"),
    TITLE(null, null, null, null);

    private static final Set<String> NAMES = Set.of("newest", "oldest", "title", "most_played");
    private final String column;
    private final String direction;
    private final String beyond;
    private final String type;

    TrackSort(String column, String direction, String beyond, String type) {
        this.column = column;
        this.direction = direction;
        this.beyond = beyond;
        this.type = type;
    }

    static TrackSort from(Input query) {
        String name = query.oneOf("sort", NAMES);
        return name == null ? NEWEST : valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The condition that goes on after a row, by {@code :key} and {@code :last}. */
    String after() {
        return " AND (" + column + ", t.id) " + beyond + " (CAST(:key AS " + type + "), CAST(:last AS uuid))";
    }

    String order() {
        return " ORDER BY " + column + " " + direction + ", t.id " + direction;
    }

    /** The ordering value of a row as it stands in a cursor. */
    String key(TrackRow row) {
        return this == MOST_PLAYED ? Long.toString(row.playCount()) : row.createdAt().toString();
    }

    /** The ordering value that a cursor goes on from. */
    Object key(PageRequest page) {
        return this == MOST_PLAYED ? (Object) page.numberAfter(0) : page.timeAfter(0);
    }
}
