package com.aiponge.music.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracksTest {
    private static Shelf shelf;
    private static Tracks tracks;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        tracks = new Tracks(new TrackStore(shelf.database()), new TrackView(shelf.cipher(), shelf.media()), null, shelf.cipher(), shelf.clock());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private Page<Track> list(Map<String, String> query) {
        TrackFilter filter = TrackFilter.from(Input.of(query));
        return tracks.own(owner, filter, PageRequest.of(Input.of(query), filter.list(), 200, 200));
    }

    private List<String> titles(Map<String, String> query) {
        return list(query).items().stream().map(Track::title).toList();
    }

    @Test
    void showsOwnTracksNewestFirst() {
        shelf.song(owner, "First");
        shelf.song(owner, "Second");
        shelf.song(Ids.next(), "Somebody else's");
        assertEquals(List.of("Second", "First"), titles(Map.of()));
        assertEquals(2, list(Map.of()).total());
    }

    @Test
    void aTrackThatIsNotPaidIsInNoList() {
        shelf.hidden(owner, "Unpaid", "pop", "en", "personal");
        assertEquals(List.of(), titles(Map.of()));
        assertEquals(0, list(Map.of()).total());
        assertEquals(List.of(), titles(Map.of("search", "unpaid")));
    }

    @Test
    void anExpiredTrackIsInNoList() {
        UUID track = shelf.song(owner, "Guest");
        shelf.run("UPDATE tracks SET expires_at = '" + shelf.clock().instant() + "' WHERE id = '" + track + "'");
        assertEquals(List.of(), titles(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "most_played", "title"})
    void pagesByCursorNeitherRepeatNorSkip(String sort) {
        for (String title : List.of("d", "b", "a", "c", "e")) {
            shelf.song(owner, title);
        }
        List<String> whole = titles(Map.of("sort", sort));
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<Track> page = list(cursor == null ? Map.of("sort", sort, "limit", "2") : Map.of("sort", sort, "limit", "2", "cursor", cursor));
            page.items().forEach(track -> paged.add(track.title()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertEquals(whole, paged);
        assertEquals(5, paged.size());
    }

    @Test
    void sortsByTitleWithoutCase() {
        List.of("banana", "Apple", "cherry").forEach(title -> shelf.song(owner, title));
        assertEquals(List.of("Apple", "banana", "cherry"), titles(Map.of("sort", "title")));
    }

    @Test
    void sortsByPlays() {
        shelf.song(owner, "quiet");
        UUID loud = shelf.song(owner, "loud");
        shelf.song(owner, "newest");
        shelf.run("UPDATE tracks SET play_count = 5 WHERE id = '" + loud + "'");
        assertEquals("loud", titles(Map.of("sort", "most_played")).getFirst());
    }

    @Test
    void searchComparesComposedFormsWithoutCase() {
        shelf.song(owner, "Caf\u00e9 am Fluss");
        shelf.song(owner, "Other");
        assertEquals(List.of("Caf\u00e9 am Fluss"), titles(Map.of("search", "CAFE\u0301")));
        assertEquals(2, titles(Map.of("search", "RIVER")).size(), "both carry the tag river");
    }

    @Test
    void filtersByGenreAndLanguage() {
        shelf.song(owner, "One", "Folk", "en", "personal");
        shelf.song(owner, "Two", "rock", "de", "personal");
        assertEquals(List.of("One"), titles(Map.of("genre", "folk")));
        assertEquals(List.of("Two"), titles(Map.of("language", "de-DE")));
        assertEquals(1, list(Map.of("language", "de")).total());
        assertThrows(Problem.Invalid.class, () -> titles(Map.of("language", "tlh")));
        assertThrows(Problem.Invalid.class, () -> titles(Map.of("sort", "loudest")));
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        shelf.song(owner, "a");
        shelf.song(owner, "b");
        String cursor = list(Map.of("limit", "1")).nextCursor();
        assertEquals("INVALID_CURSOR", assertThrows(Problem.Invalid.class, () -> list(Map.of("cursor", cursor, "sort", "oldest"))).code());
    }

    @Test
    void noCursorCarriesATitle() {
        shelf.song(owner, "Secret one");
        shelf.song(owner, "Secret two");
        String cursor = list(Map.of("limit", "1", "sort", "title")).nextCursor();
        assertFalse(new String(java.util.Base64.getUrlDecoder().decode(cursor)).toLowerCase(java.util.Locale.ROOT).contains("secret"));
    }

    @Test
    void hasEveryMemberOfTheContractInItsOrder() {
        shelf.song(owner, "River");
        Track track = list(Map.of()).items().getFirst();
        List<String> members = new ArrayList<>();
        Json.toTree(track).fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("id", "type", "title", "displayName", "userId", "albumId", "albumTitle", "audioUrl", "fileUrl", "artworkUrl", "duration",
                "durationSeconds", "trackNumber", "generationNumber", "lyricsId", "hasSyncedLyrics", "entryId", "genres", "tags", "mood", "language",
                "playCount", "likeCount", "isLiked", "isPrivate", "isUserCreation", "visibility", "status", "quality", "sourceType", "provider",
                "playOnDate", "expiresAt", "addedAt", "createdAt", "updatedAt"), members);
        assertEquals("You", track.displayName());
        assertEquals("My Songs", track.albumTitle());
        assertEquals(1, track.trackNumber());
        assertTrue(track.isPrivate() && track.isUserCreation());
        assertTrue(track.audioUrl().matches("/uploads/[0-9a-f-]{36}/song\\.mp3\\?exp=\\d+&sig=.+"), track.audioUrl());
    }

    @Test
    void wordsAreNotInTheDatabaseInClear() {
        UUID track = shelf.song(owner, "Grandmother's garden");
        String row = shelf.value("SELECT CAST(row_to_json(tracks) AS text) FROM tracks WHERE id = '" + track + "'").toString();
        assertFalse(row.contains("garden") || row.contains("calm") || row.contains("river"), row);
        assertFalse(shelf.value("SELECT CAST(row_to_json(albums) AS text) FROM albums WHERE user_id = '" + owner + "'").toString().contains("My Songs"));
    }

    @Test
    void urlsOfPublicTracksAreOpenAndThoseOfGuestsEndWithTheSong() {
        shelf.song(owner, "Open", "pop", "en", "public");
        assertFalse(list(Map.of()).items().getFirst().audioUrl().contains("sig="));
        UUID guest = shelf.song(owner, "Guest");
        long end = shelf.clock().instant().getEpochSecond() + 600;
        shelf.run("UPDATE tracks SET expires_at = to_timestamp(" + end + ") WHERE id = '" + guest + "'");
        assertTrue(list(Map.of()).items().getFirst().audioUrl().contains("exp=" + end + "&"));
    }

    @Test
    void othersReadTheNameOfTheMaker() {
        UUID id = shelf.song(owner, "Shared", "pop", "en", "shared");
        TrackRow row = new TrackStore(shelf.database()).visible(id, Ids.next(), List.of(owner), false, shelf.clock().instant()).orElseThrow().track();
        Track track = new TrackView(shelf.cipher(), shelf.media()).of(row, Ids.next());
        assertEquals("Morning Writer", track.displayName());
        assertFalse(track.isUserCreation());
        assertNull(track.rank());
    }

    @Test
    void whoSeesWhichTrack() {
        TrackStore store = new TrackStore(shelf.database());
        UUID mine = shelf.song(owner, "Mine");
        UUID shared = shelf.song(owner, "Shared", "pop", "en", "shared");
        UUID open = shelf.song(owner, "Open", "pop", "en", "public");
        UUID stranger = Ids.next();
        assertTrue(store.visible(mine, owner, List.of(), false, shelf.clock().instant()).isPresent());
        assertTrue(store.visible(mine, stranger, List.of(owner), false, shelf.clock().instant()).isEmpty());
        assertTrue(store.visible(mine, stranger, List.of(), true, shelf.clock().instant()).isPresent(), "admins see all");
        assertTrue(store.visible(shared, stranger, List.of(), false, shelf.clock().instant()).isEmpty());
        assertTrue(store.visible(shared, stranger, List.of(owner), false, shelf.clock().instant()).isPresent());
        assertTrue(store.visible(open, stranger, List.of(), false, shelf.clock().instant()).isPresent());
    }

    @Test
    void aListIsTwoStatements() throws Exception {
        shelf.song(owner, "River");
        assertEquals(2, shelf.statements(() -> list(Map.of())));
    }

    @Test
    void searchIsBoundedInBatches() throws Exception {
        for (int i = 0; i < 3; i++) {
            shelf.song(owner, "Song " + i);
        }
        assertEquals(1, shelf.statements(() -> list(Map.of("search", "song"))));
    }

    @Test
    void listsReadTheirIndexes() {
        String own = "SELECT id FROM tracks t WHERE t.user_id = '" + owner + "' AND t.status <> 'processing'";
        assertTrue(shelf.plan(own + " ORDER BY t.created_at DESC, t.id DESC LIMIT 20").contains("tracks_of_user "), "newest");
        assertTrue(shelf.plan(own + " ORDER BY t.created_at, t.id LIMIT 20").contains("tracks_of_user "), "oldest");
        assertTrue(shelf.plan(own + " ORDER BY t.play_count DESC, t.id DESC LIMIT 20").contains("tracks_of_user_by_plays"), "most played");
    }
}
