package com.aiponge.music.album;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlbumsTest {
    private static Shelf shelf;
    private static Albums albums;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        albums = new Albums(new AlbumStore(shelf.database()), shelf.cipher(), shelf.media());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private static PageRequest page(int limit, String cursor) {
        return PageRequest.of(Input.of(cursor == null ? Map.of("limit", "" + limit) : Map.of("limit", "" + limit, "cursor", cursor)), "albums", 100, 200);
    }

    private UUID album(String title, String visibility) {
        shelf.clock().advance(Duration.ofSeconds(1));
        UUID id = Ids.next();
        String sealed = new SealedJson<>(shelf.cipher(), "albums", "sealed", AlbumWords.class).seal(id, owner, new AlbumWords(title, null));
        shelf.run("INSERT INTO albums (id, user_id, sealed, public_title, display_name, release_type, status, visibility, created_at, updated_at) VALUES ('" + id
                + "', '" + owner + "', '" + sealed + "', " + (visibility.equals("public") ? "'" + title + "'" : "NULL") + ", 'Morning Writer', 'album', '"
                + (visibility.equals("personal") ? "active" : "published") + "', '" + visibility + "', '" + shelf.clock().instant() + "', '"
                + shelf.clock().instant() + "')");
        return id;
    }

    @Test
    void allSinglesGoToOneAlbumThatCountsThem() {
        shelf.song(owner, "One");
        shelf.song(owner, "Two");
        Page<Album> own = albums.own(owner, null, null, page(10, null));
        assertEquals(1, own.total());
        Album album = own.items().getFirst();
        assertEquals("My Songs", album.title());
        assertEquals("You", album.displayName());
        assertEquals("compilation", album.releaseType());
        assertEquals(2, album.totalTracks());
        assertEquals(120, album.totalDuration());
        assertEquals("en", album.language());
    }

    @Test
    void theCoverIsTheFirstTracksWhenThereIsNone() {
        shelf.song(owner, "One");
        shelf.song(owner, "Two");
        Object first = shelf.value("SELECT artwork_file_id FROM tracks WHERE track_number = 1 AND user_id = '" + owner + "'");
        Album album = albums.own(owner, null, null, page(10, null)).items().getFirst();
        assertNotNull(album.coverArtworkUrl());
        assertTrue(album.coverArtworkUrl().startsWith("/uploads/" + first + "/cover.jpg?"), album.coverArtworkUrl());
        assertEquals(album.coverArtworkUrl(), album.artworkUrl());
    }

    @Test
    void concurrentFirstSongsShareOneAlbum() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> new DefaultAlbumStore(shelf.database(), shelf.cipher()).place(owner, "W", "en", 10, shelf.clock().instant())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Page<Album> own = albums.own(owner, null, null, page(10, null));
        assertEquals(1, own.total());
        assertEquals(8, own.items().getFirst().totalTracks());
        assertEquals(80, own.items().getFirst().totalDuration());
    }

    @Test
    void searchesOwnTitlesWithoutCaseAndFiltersByVisibility() {
        album("Spring Walks", "personal");
        album("Autumn", "public");
        assertEquals(List.of("Spring Walks"), albums.own(owner, "spring", null, page(10, null)).items().stream().map(Album::title).toList());
        assertEquals(List.of("Autumn"), albums.own(owner, null, "public", page(10, null)).items().stream().map(Album::title).toList());
        assertEquals(0, albums.own(owner, "spring", "public", page(10, null)).total());
    }

    @Test
    void pagesByCursorNewestFirst() {
        album("a", "personal");
        album("b", "personal");
        album("c", "personal");
        for (String search : new String[] {null, ""}) {
            Page<Album> first = albums.own(owner, search, null, page(2, null));
            Page<Album> second = albums.own(owner, search, null, page(2, first.nextCursor()));
            assertEquals(List.of("c", "b"), first.items().stream().map(Album::title).toList());
            assertEquals(List.of("a"), second.items().stream().map(Album::title).toList());
            assertFalse(second.hasMore());
            assertEquals(3, second.total());
        }
    }

    @Test
    void onlyPublishedPublicAlbumsAreForEverybody() {
        String word = "w" + owner.toString().substring(0, 8);
        album(word + " Personal", "personal");
        album(word + " Shared", "shared");
        album(word + " Public", "public");
        Page<Album> found = albums.published(word.toUpperCase(java.util.Locale.ROOT), page(10, null));
        assertEquals(List.of(word + " Public"), found.items().stream().map(Album::title).toList());
        assertEquals("Morning Writer", found.items().getFirst().displayName());
        assertEquals(1, found.total());
    }

    @Test
    void hasEveryMemberOfTheContractInItsOrder() {
        shelf.song(owner, "One");
        List<String> members = new ArrayList<>();
        Json.toTree(albums.own(owner, null, null, page(1, null)).items().getFirst()).fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("id", "userId", "bookId", "chapterId", "title", "description", "displayName", "coverArtworkUrl", "artworkUrl", "totalTracks",
                "totalDuration", "releaseType", "releaseDate", "status", "visibility", "language", "isLiked", "createdAt", "updatedAt"), members);
    }

    @Test
    void listsReadTheirIndexesInTwoStatements() throws Exception {
        assertTrue(shelf.plan("SELECT id FROM albums a WHERE a.user_id = '" + owner + "' ORDER BY a.created_at DESC, a.id DESC LIMIT 20").contains("albums_of_user"));
        assertTrue(shelf.plan("SELECT id FROM albums a WHERE a.visibility = 'public' AND a.status = 'published' ORDER BY a.created_at DESC, a.id DESC LIMIT 20")
                .contains("albums_public"));
        assertEquals(2, shelf.statements(() -> albums.own(owner, null, null, page(10, null))));
        assertEquals(2, shelf.statements(() -> albums.published(null, page(10, null))));
    }
}
