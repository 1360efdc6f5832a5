package com.aiponge.user.guest;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of guest states. */
final class GuestStore {
    private final Database database;

    GuestStore(Database database) {
        this.database = database;
    }

    Optional<GuestRow> find(UUID account) {
        return database.sql("""
                SELECT songs_created, tracks_played, entries_created, prompted, last_prompt_at, converted_at
                FROM guest_states WHERE account_id = :account
                """).bind("account", account).first(GuestRow::of);
    }

    /** Adds to the counters and holds the row until the transaction ends. */
    GuestRow add(UUID account, int songs, int tracks, int entries) {
        return database.sql("""
                INSERT INTO guest_states AS g (account_id, songs_created, tracks_played, entries_created)
                VALUES (:account, :songs, :tracks, :entries)
                ON CONFLICT (account_id) DO UPDATE SET
                    songs_created = least(g.songs_created + excluded.songs_created, 1000000000),
                    tracks_played = least(g.tracks_played + excluded.tracks_played, 1000000000),
                    entries_created = least(g.entries_created + excluded.entries_created, 1000000000)
                RETURNING songs_created, tracks_played, entries_created, prompted, last_prompt_at, converted_at
                """).bind("account", account).bind("songs", songs).bind("tracks", tracks).bind("entries", entries).one(GuestRow::of);
    }

    GuestRow prompted(UUID account, String type, Instant now) {
        return database.sql("""
                UPDATE guest_states SET prompted = array_append(prompted, CAST(:type AS text)), last_prompt_at = :now
                WHERE account_id = :account
                RETURNING songs_created, tracks_played, entries_created, prompted, last_prompt_at, converted_at
                """).bind("account", account).bind("type", type).bind("now", now).one(GuestRow::of);
    }

    void converted(UUID account, Instant now) {
        database.sql("""
                INSERT INTO guest_states (account_id, converted_at) VALUES (:account, :now)
                ON CONFLICT (account_id) DO UPDATE SET converted_at = excluded.converted_at
                """).bind("account", account).bind("now", now).update();
    }
}
