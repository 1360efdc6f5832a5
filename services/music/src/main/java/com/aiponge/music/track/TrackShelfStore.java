package com.aiponge.music.track;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.UUID;

/** Puts generated tracks on the shelf: hidden first, published when they are paid. Every step may be repeated. Thread-safe. */
public final class TrackShelfStore {
    private final Database database;
    private final SealedJson<TrackWords> words;

    public TrackShelfStore(Database database, FieldCipher cipher) {
        this.database = database;
        this.words = new SealedJson<>(cipher, "tracks", "sealed", TrackWords.class);
    }

    /** No list shows it yet. */
    public void insertHidden(NewTrack track) {
        database.sql("""
                        INSERT INTO tracks (id, user_id, sealed, display_name, audio_file_id, artwork_file_id, duration, lyrics_id, entry_id, language,
                                            visibility, status, quality, source_type, provider, expires_at, created_at, updated_at)
                        VALUES (:id, :user, :sealed, :name, :audio, :artwork, :duration, :lyrics, :entry, :language,
                                :visibility, 'processing', :quality, 'generated', :provider, :expires, :created, :created)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", track.id()).bind("user", track.userId()).bind("sealed", words.seal(track.id(), track.userId(), track.words()))
                .bind("name", track.displayName()).bind("audio", track.audioFileId()).bind("artwork", track.artworkFileId())
                .bind("duration", track.duration()).bind("lyrics", track.lyricsId()).bind("entry", track.entryId()).bind("language", track.language())
                .bind("visibility", track.visibility()).bind("quality", track.quality()).bind("provider", track.provider())
                .bind("expires", track.expiresAt()).bind("created", track.createdAt()).update();
    }

    public void publish(UUID id, UUID album, int number, String status, Instant now) {
        database.sql("""
                        UPDATE tracks SET status = :status, album_id = :album, track_number = :number, created_at = :now, updated_at = :now
                        WHERE id = :id AND status = 'processing'
                        """)
                .bind("id", id).bind("album", album).bind("number", number).bind("status", status).bind("now", now).update();
    }

    /** Only while it is hidden. */
    public void deleteHidden(UUID id) {
        database.sql("DELETE FROM tracks WHERE id = :id AND status = 'processing'").bind("id", id).update();
    }

    /** Its lyrics have times now. False when the track has gone. */
    public boolean synced(UUID id, Instant now) {
        return database.sql("UPDATE tracks SET has_synced_lyrics = true, updated_at = :now WHERE id = :id").bind("id", id).bind("now", now).update() == 1;
    }
}
