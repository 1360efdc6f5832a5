package com.aiponge.music.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import com.aiponge.music.album.DefaultAlbumStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every step on the way to the library may be repeated. */
class TrackShelfStoreTest {
    private static Shelf shelf;
    private static TrackShelfStore tracks;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        tracks = new TrackShelfStore(shelf.database(), shelf.cipher());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private NewTrack track(UUID id, String title) {
        return new NewTrack(id, owner, new TrackWords(title, "calm", List.of("pop"), List.of()), "Morning Writer", Ids.next(), null, 60, null, null, "en", "personal",
                "standard", "builtin", null, shelf.clock().instant());
    }

    private Object column(UUID id, String name) {
        return shelf.value("SELECT " + name + " FROM tracks WHERE id = '" + id + "'");
    }

    private DefaultAlbumStore.Placed place() {
        return new DefaultAlbumStore(shelf.database(), shelf.cipher()).place(owner, "Morning Writer", "en", 60, shelf.clock().instant());
    }

    @Test
    void writingTheSameTrackAgainKeepsTheFirst() {
        UUID id = Ids.next();
        tracks.insertHidden(track(id, "one"));
        Object audio = column(id, "audio_file_id");
        tracks.insertHidden(track(id, "two"));
        assertEquals(audio, column(id, "audio_file_id"));
        assertEquals("processing", column(id, "status"));
    }

    @Test
    void publishingGivesItItsPlaceOnce() {
        UUID id = Ids.next();
        tracks.insertHidden(track(id, "one"));
        DefaultAlbumStore.Placed place = place();
        assertTrue(place.created());
        tracks.publish(id, place.albumId(), place.number(), "active", shelf.clock().instant());
        DefaultAlbumStore.Placed other = place();
        assertFalse(other.created());
        tracks.publish(id, other.albumId(), other.number(), "archived", shelf.clock().instant());
        assertEquals("active", column(id, "status"));
        assertEquals(1, column(id, "track_number"));
    }

    @Test
    void onlyAHiddenTrackIsDeleted() {
        UUID hidden = Ids.next();
        tracks.insertHidden(track(hidden, "one"));
        UUID shown = shelf.song(owner, "two");
        tracks.deleteHidden(hidden);
        tracks.deleteHidden(shown);
        assertEquals(0L, shelf.value("SELECT count(*) FROM tracks WHERE id = '" + hidden + "'"));
        assertEquals(1L, shelf.value("SELECT count(*) FROM tracks WHERE id = '" + shown + "'"));
    }

    @Test
    void timesOfLyricsNeedTheTrack() {
        UUID id = shelf.song(owner, "one");
        assertTrue(tracks.synced(id, shelf.clock().instant()));
        assertEquals(true, column(id, "has_synced_lyrics"));
        assertFalse(tracks.synced(Ids.next(), shelf.clock().instant()));
    }
}
