package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The library over HTTP, with one song in it. */
class LibraryTest {
    private static final UUID WRITER = Ids.next();
    private static SongWorld world;
    private static TestCaller caller;
    private static String track;

    @BeforeAll
    static void open() {
        world = new SongWorld();
        caller = world.service.as(WRITER);
        track = world.finished(caller, world.ordered(caller, SongWorld.entrySong())).path("trackId").asText();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void exploreAlwaysHasItsEightLists() {
        JsonNode feed = world.service.as(Ids.next()).get("/api/v1/app/library/explore").expect(200).data();
        List<String> lists = new ArrayList<>();
        feed.fieldNames().forEachRemaining(lists::add);
        assertEquals(List.of("yourCreations", "recentlyPlayed", "yourTopSongs", "featuredPlaylists", "popularTracks", "topCharts", "recommendations",
                "worksInProgress"), lists);
        feed.forEach(list -> assertTrue(list.isArray() && list.isEmpty()));
    }

    @Test
    void exploreShowsOwnCreationsAtOnceAndWhatWasPlayed() {
        world.service.clock().advance(Duration.ofSeconds(30));
        caller.post("/api/v1/app/library/track-play", Map.of("trackId", track, "duration", 76)).expect(200);
        JsonNode feed = caller.get("/api/v1/app/library/explore").expect(200).data();
        assertEquals(track, feed.path("yourCreations").get(0).path("id").asText());
        assertEquals(track, feed.path("recentlyPlayed").get(0).path("id").asText());
        assertTrue(feed.path("recentlyPlayed").get(0).has("playedAt"));
        assertEquals(track, feed.path("yourTopSongs").get(0).path("id").asText());
    }

    @Test
    void exploreNeedsNobodyElse() {
        world.user.on("GET", "/internal/v1/users/.*/visible-creators", call -> {
            throw new Problem.Unavailable("away");
        });
        world.service.as(Ids.next()).get("/api/v1/app/library/explore").expect(200);
        world.user.on("GET", "/internal/v1/users/.*/visible-creators", call -> Map.of("creatorIds", List.of(), "librarianIds", List.of()));
    }

    @Test
    void aPlayIsAnsweredAndCountedUnderBothNames() {
        world.service.clock().advance(Duration.ofSeconds(30));
        Map<String, Object> play = Map.of("trackId", track, "duration", 76, "context", Map.of("source", "mobile_app"), "sessionType", "on_demand",
                "skipCount", 0, "pauseCount", 1, "seekCount", 0);
        JsonNode first = caller.post("/api/v1/app/library/track-play", play).expect(200).data();
        assertTrue(first.path("recorded").asBoolean());
        assertEquals(track, first.path("trackId").asText());
        long plays = first.path("playCount").asLong();
        assertEquals(plays, caller.post("/api/v1/app/music/analytics/play-count", play).expect(200).data().path("playCount").asLong());
        world.service.clock().advance(Duration.ofSeconds(10));
        ApiAnswer counted = caller.post("/api/v1/app/music/analytics/play-count", play).expect(200);
        assertEquals(plays + 1, counted.data().path("playCount").asLong());
        assertEquals("1", counted.header("x-statements"));
    }

    @Test
    void playsOfWhatCannotBeHeardAreNotFound() {
        TestCaller stranger = world.service.as(Ids.next());
        stranger.post("/api/v1/app/library/track-play", Map.of("trackId", track, "duration", 1)).expect(404, "NOT_FOUND");
        caller.post("/api/v1/app/library/track-play", Map.of("trackId", Ids.next(), "duration", 1)).expect(404, "NOT_FOUND");
        caller.post("/api/v1/app/library/track-play", Map.of("duration", 1)).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void aSharedTrackIsForMembersOfItsMaker() {
        UUID maker = Ids.next();
        TestCaller librarian = world.service.as(maker, "librarian", false);
        String shared = world.finished(librarian, world.ordered(librarian, SongWorld.entrySong())).path("trackId").asText();
        UUID member = Ids.next();
        world.user.on("GET", "/internal/v1/users/" + member + "/visible-creators", call -> Map.of("creatorIds", List.of(maker), "librarianIds", List.of()));
        JsonNode seen = world.service.as(member).get("/api/v1/app/library/track/" + shared).expect(200).data();
        assertEquals("Morning Writer", seen.path("displayName").asText());
        assertFalse(seen.path("isUserCreation").asBoolean());
        world.service.as(member).post("/api/v1/app/library/track-play", Map.of("trackId", shared, "duration", 5)).expect(200);
        world.service.as(Ids.next()).get("/api/v1/app/library/track/" + shared).expect(404);
        int asked = world.user.requests("GET", "/internal/v1/users/" + member + "/visible-creators").size();
        assertEquals(1, asked, "kept for a minute");
        world.service.clock().advance(Duration.ofSeconds(61));
        world.service.as(member).get("/api/v1/app/library/track/" + shared).expect(200);
        assertEquals(2, world.user.requests("GET", "/internal/v1/users/" + member + "/visible-creators").size());
    }

    @Test
    void lyricsOfAnEntryAreNullBeforeTheFirstSongAndUnknownEntriesAreNotThere() {
        assertEquals(WRITER.toString(), caller.get("/api/v1/app/lyrics/entry/" + SongWorld.ENTRY).expect(200).data().path("userId").asText());
        ApiAnswer none = world.service.as(Ids.next()).get("/api/v1/app/lyrics/entry/" + SongWorld.ENTRY).expect(200);
        assertTrue(none.json().has("data") && none.data().isNull());
        caller.get("/api/v1/app/lyrics/entry/" + Ids.next()).expect(404, "NOT_FOUND");
        caller.get("/api/v1/app/lyrics/entry/nonsense").expect(404, "NOT_FOUND");
    }

    @Test
    void playlistsAreTheCallersOwnUnderBothNames() {
        for (String name : List.of("me", WRITER.toString())) {
            assertEquals(0, caller.get("/api/v1/app/playlists/user/" + name).expect(200).data().path("total").asInt());
        }
        caller.get("/api/v1/app/playlists/user/" + Ids.next()).expect(404, "NOT_FOUND");
        world.service.anonymous().get("/api/v1/app/playlists/user/me").expect(401);
    }

    @Test
    void publicAlbumsAreForEverybodyAndMayBeKept() {
        ApiAnswer answer = world.service.anonymous().get("/api/v1/app/library/public-albums").expect(200);
        assertEquals("public, max-age=60", answer.header("Cache-Control"));
        assertEquals(0, answer.data().path("total").asInt());
        assertEquals(304, world.service.anonymous().with("if-none-match", answer.header("ETag")).get("/api/v1/app/library/public-albums").status());
        world.service.anonymous().get("/api/v1/app/library/albums").expect(401);
    }

    @Test
    void noAlbumIsBeingMade() {
        JsonNode answer = caller.get("/api/v1/app/music/album-requests/active/all").expect(200).json();
        assertTrue(answer.path("data").isArray() && answer.path("data").isEmpty());
        assertEquals(0, answer.path("pagination").path("total").asInt());
    }

    @Test
    void badPagesAndCursorsAreRefused() {
        for (String list : List.of("/api/v1/app/library/private", "/api/v1/app/library/albums", "/api/v1/app/playlists/user/me", "/api/v1/app/library/public-albums")) {
            caller.get(list + "?limit=0").expect(400, "VALIDATION_ERROR");
            caller.get(list + "?offset=1001").expect(400, "VALIDATION_ERROR");
            caller.get(list + "?cursor=nonsense").expect(400, "INVALID_CURSOR");
            assertTrue(caller.get(list + "?limit=100000").expect(200).data().path("limit").asInt() <= 200, list);
        }
        caller.get("/api/v1/app/library/albums?visibility=secret").expect(400, "VALIDATION_ERROR");
    }
}
