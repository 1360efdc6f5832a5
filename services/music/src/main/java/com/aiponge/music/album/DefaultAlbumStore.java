package com.aiponge.music.album;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.UUID;

/** The compilation "My Songs" that every single song of a person goes to; made with the first one. Thread-safe. */
public final class DefaultAlbumStore {
    private static final AlbumWords WORDS = new AlbumWords("My Songs", null);
    private final Database database;
    private final SealedJson<AlbumWords> words;

    public DefaultAlbumStore(Database database, FieldCipher cipher) {
        this.database = database;
        this.words = new SealedJson<>(cipher, "albums", "sealed", AlbumWords.class);
    }

    /** Where a track found its place. */
    public record Placed(UUID albumId, int number, boolean created) {
    }

    /** Counts one more track, of so many seconds; part of the caller's transaction. */
    public Placed place(UUID user, String displayName, String language, int seconds, Instant now) {
        UUID fresh = Ids.next();
        return database.sql("""
                        INSERT INTO albums AS a (id, user_id, sealed, display_name, total_tracks, total_duration, release_type, status, visibility,
                                                 language, is_default, created_at, updated_at)
                        VALUES (:id, :user, :sealed, :name, 1, :seconds, 'compilation', 'active', 'personal', :language, true, :now, :now)
                        ON CONFLICT (user_id) WHERE is_default
                        DO UPDATE SET total_tracks = a.total_tracks + 1, total_duration = a.total_duration + :seconds, updated_at = :now
                        RETURNING id, total_tracks
                        """)
                .bind("id", fresh).bind("user", user).bind("sealed", words.seal(fresh, user, WORDS)).bind("name", displayName)
                .bind("seconds", seconds).bind("language", language).bind("now", now)
                .one(row -> new Placed(row.uuid("id"), row.integer("total_tracks"), row.uuid("id").equals(fresh)));
    }
}
