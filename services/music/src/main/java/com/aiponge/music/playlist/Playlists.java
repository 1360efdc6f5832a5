package com.aiponge.music.playlist;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.media.MediaUrls;
import java.util.List;
import java.util.UUID;

/** Lists of playlists. Thread-safe. */
public final class Playlists {
    private final PlaylistStore store;
    private final SealedJson<PlaylistWords> words;
    private final MediaUrls media;

    public Playlists(PlaylistStore store, FieldCipher cipher, MediaUrls media) {
        this.store = store;
        this.words = new SealedJson<>(cipher, "playlists", "sealed", PlaylistWords.class);
        this.media = media;
    }

    /** The caller's own, newest first. */
    Page<Playlist> own(UUID user, PageRequest page) {
        List<PlaylistRow> rows = store.own(user, page);
        return Page.of(rows, store.countOwn(user), page, row -> List.of(row.createdAt().toString(), row.id().toString())).map(this::playlist);
    }

    /** Public ones chosen by staff, most followed first. */
    public List<Playlist> featured(UUID caller, int limit) {
        return store.featured(caller, limit).stream().map(this::playlist).toList();
    }

    private Playlist playlist(PlaylistRow row) {
        PlaylistWords own = words.open(row.id(), row.ownerKey(), row.sealed());
        String artwork = row.visibility().equals("public") ? media.open(row.artworkFileId(), "cover.jpg") : media.signed(row.artworkFileId(), "cover.jpg");
        return new Playlist(row.id(), own.name(), own.name(), own.description(), row.userId(), row.visibility(), artwork, row.totalTracks(),
                row.totalDuration(), row.followerCount(), row.likeCount(), row.following(), row.category(), row.playlistType(), row.smartKey(),
                row.system(), own.icon(), own.color(), own.mood(), own.genre(), own.tags(), row.createdAt(), row.updatedAt());
    }
}
