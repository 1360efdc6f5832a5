package com.aiponge.music.track;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.album.AlbumWords;
import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.media.MediaUrls;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the track of the contract from its row, as one caller sees it. Thread-safe. */
public final class TrackView {
    private final SealedJson<TrackWords> words;
    private final SealedJson<AlbumWords> albumWords;
    private final MediaUrls media;

    public TrackView(FieldCipher cipher, MediaUrls media) {
        this.words = new SealedJson<>(cipher, "tracks", "sealed", TrackWords.class);
        this.albumWords = new SealedJson<>(cipher, "albums", "sealed", AlbumWords.class);
        this.media = media;
    }

    /** What may stand beside the members that every track has. */
    public record Extra(Instant playedAt, Integer rank, String lyrics, List<SyncedLine> syncedLines) {
        public static final Extra NONE = new Extra(null, null, null, null);

        public static Extra ranked(int rank) {
            return new Extra(null, rank, null, null);
        }

        public static Extra playedAt(Instant time) {
            return new Extra(time, null, null, null);
        }
    }

    /** @param caller null when nobody is signed in */
    public Track of(TrackRow row, UUID caller) {
        return of(row, caller, Extra.NONE);
    }

    public Track of(TrackRow row, UUID caller, Extra extra) {
        TrackWords own = words(row);
        boolean mine = row.userId().equals(caller);
        boolean personal = row.visibility().equals("personal");
        String album = row.albumSealed() == null ? null : albumWords.open(row.albumId(), row.albumOwner(), row.albumSealed()).title();
        // The name in the URL is cosmetic, and a title is the owner's words: they stay out of URLs (contract 0.3, rule 12).
        String audio = url(row, row.audioFileId(), "song.mp3");
        String artwork = url(row, row.artworkFileId(), "cover.jpg");
        return new Track(row.id(), "track", own.title(), mine && personal ? "You" : row.displayName(), row.userId(), row.albumId(), album, audio, audio,
                artwork, row.duration(), row.duration(), row.trackNumber(), row.generationNumber(), row.lyricsId(), row.hasSyncedLyrics(), row.entryId(),
                own.genres(), own.tags(), own.mood(), row.language(), row.playCount(), row.likeCount(), row.liked(), personal, mine, row.visibility(),
                row.status(), row.quality(), row.sourceType(), row.provider(), row.playOnDate(), row.expiresAt(), row.createdAt(), row.createdAt(),
                row.updatedAt(), extra.playedAt(), extra.rank(), null, extra.lyrics(), extra.syncedLines());
    }

    /** The decrypted words alone, for search. */
    public TrackWords words(TrackRow row) {
        return words.open(row.id(), row.userId(), row.sealed());
    }

    private String url(TrackRow row, UUID file, String name) {
        return row.visibility().equals("public") ? media.open(file, name) : media.signed(file, name, row.expiresAt());
    }
}
