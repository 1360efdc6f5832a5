package com.aiponge.music.playlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class PlaylistsTest {
    private static Shelf shelf;
    private static Playlists playlists;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        playlists = new Playlists(new PlaylistStore(shelf.database()), shelf.cipher(), shelf.media());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private UUID playlist(String name, String visibility, String category, int followers) {
        shelf.clock().advance(Duration.ofSeconds(1));
        UUID id = Ids.next();
        String sealed = new SealedJson<>(shelf.cipher(), "playlists", "sealed", PlaylistWords.class)
                .seal(id, owner, new PlaylistWords(name, null, null, "#4A90A4", "calm", null, List.of("rest")));
        shelf.run("INSERT INTO playlists (id, user_id, owner_key, sealed, visibility, category, follower_count, created_at, updated_at) VALUES ('" + id + "', '" + owner
                + "', '" + owner + "', '" + sealed + "', '" + visibility + "', '" + category + "', " + followers + ", '" + shelf.clock().instant() + "', '"
                + shelf.clock().instant() + "')");
        return id;
    }

    private Page<Playlist> own(Map<String, String> query) {
        return playlists.own(owner, PageRequest.of(Input.of(query), "playlists", 100, 200));
    }

    @Test
    void showsOwnPlaylistsNewestFirstInPages() {
        playlist("one", "personal", "user", 0);
        playlist("two", "personal", "user", 0);
        Page<Playlist> first = own(Map.of("limit", "1"));
        assertEquals("two", first.items().getFirst().name());
        assertEquals(2, first.total());
        Page<Playlist> second = own(Map.of("limit", "1", "cursor", first.nextCursor()));
        assertEquals("one", second.items().getFirst().title());
        assertFalse(second.hasMore());
    }

    @Test
    void featuredOnesAreThePublicOnesChosenByStaff() {
        playlist("private", "personal", "user", 90);
        UUID less = playlist("less", "public", "featured", 80);
        UUID more = playlist("more", "public", "featured", 81);
        shelf.run("INSERT INTO playlist_follows VALUES ('" + owner + "', '" + more + "', now())");
        List<Playlist> featured = playlists.featured(owner, 10);
        assertEquals(List.of(more, less), featured.stream().map(Playlist::id).toList());
        assertTrue(featured.getFirst().isFollowing());
        assertFalse(featured.getLast().isFollowing());
        assertEquals(1, playlists.featured(owner, 1).size());
    }

    @Test
    void hasEveryMemberOfTheContractInItsOrder() {
        playlist("one", "personal", "user", 0);
        List<String> members = new ArrayList<>();
        Json.toTree(own(Map.of()).items().getFirst()).fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("id", "name", "title", "description", "userId", "visibility", "artworkUrl", "totalTracks", "totalDuration", "followerCount",
                "likeCount", "isFollowing", "category", "playlistType", "smartKey", "isSystem", "icon", "color", "mood", "genre", "tags", "createdAt",
                "updatedAt"), members);
    }

    @Test
    void listsReadTheirIndexesInTwoStatements() throws Exception {
        assertTrue(shelf.plan("SELECT id FROM playlists p WHERE p.user_id = '" + owner + "' ORDER BY p.created_at DESC, p.id DESC LIMIT 5").contains("playlists_of_user"));
        assertTrue(shelf.plan("SELECT id FROM playlists p WHERE p.visibility = 'public' AND p.category = 'featured' ORDER BY p.follower_count DESC, p.id DESC LIMIT 5")
                .contains("playlists_featured"));
        assertEquals(2, shelf.statements(() -> own(Map.of())));
    }
}
