package com.aiponge.music.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExploreStoreTest {
    private final UUID caller = Ids.next();
    private final UUID maker = Ids.next();
    private Shelf shelf;
    private ExploreStore store;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        store = new ExploreStore(shelf.database());
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private List<UUID> list(String name, UUID... creators) {
        return store.tracks(caller, List.of(creators), "day one", shelf.clock().instant()).stream().filter(one -> one.list().equals(name))
                .map(one -> one.track().id()).toList();
    }

    private UUID open(String title) {
        return shelf.song(maker, title, "pop", "en", "public");
    }

    private void counts(UUID track, int plays, int likes) {
        shelf.run("UPDATE tracks SET play_count = " + plays + ", like_count = " + likes + " WHERE id = '" + track + "'");
    }

    private void heard(UUID track, int plays, String at) {
        shelf.run("INSERT INTO listening VALUES ('" + caller + "', '" + track + "', " + plays + ", 10, '" + at + "')");
    }

    @Test
    void creationsAreOwnTracksNewestFirst() {
        UUID one = shelf.song(caller, "One");
        UUID two = shelf.song(caller, "Two");
        shelf.hidden(caller, "Unpaid", "pop", "en", "personal");
        assertEquals(List.of(two, one), list("creations"));
    }

    @Test
    void chartsWeighPlaysAndLikes() {
        UUID played = open("played");
        UUID liked = open("liked");
        counts(played, 10, 0);
        counts(liked, 0, 24);
        assertEquals(List.of(liked, played), list("charts"), "24 × 0.3 = 7.2 is more than 10 × 0.7 = 7.0");
        assertEquals(List.of(played, liked), list("popular"));
    }

    @Test
    void chartsAreRankedFromOne() {
        open("a");
        open("b");
        assertEquals(List.of(1, 2), store.tracks(caller, List.of(), "d", shelf.clock().instant()).stream().filter(one -> one.list().equals("charts"))
                .map(ExploreStore.Listed::place).toList());
    }

    @Test
    void privateAndSharedTracksAreInNoPublicList() {
        shelf.song(maker, "private");
        shelf.song(maker, "shared", "pop", "en", "shared");
        for (String name : List.of("charts", "popular", "recommended")) {
            assertEquals(List.of(), list(name, maker), name);
        }
    }

    @Test
    void whatWasPlayedComesByTimeAndByNumber() {
        UUID often = open("often");
        UUID lately = open("lately");
        heard(often, 9, "2026-05-01T00:00:00Z");
        heard(lately, 1, "2026-05-02T00:00:00Z");
        assertEquals(List.of(lately, often), list("recent"));
        assertEquals(List.of(often, lately), list("top"));
    }

    @Test
    void aTrackThatMayNoLongerBeSeenLeavesTheHistory() {
        UUID shared = shelf.song(maker, "shared", "pop", "en", "shared");
        heard(shared, 1, "2026-05-01T00:00:00Z");
        assertEquals(List.of(), list("recent"));
        assertEquals(List.of(shared), list("recent", maker));
    }

    @Test
    void recommendationsAreTheSameAllDayAndOthersTheNext() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            made.add(open("song " + i));
        }
        UUID own = shelf.song(caller, "own public", "pop", "en", "public");
        List<UUID> today = list("recommended");
        counts(made.getFirst(), 5, 5);
        assertEquals(today, list("recommended"));
        assertEquals(12, today.size());
        assertTrue(!today.contains(own));
        assertNotEquals(today, store.tracks(caller, List.of(), "day two", shelf.clock().instant()).stream().filter(one -> one.list().equals("recommended"))
                .map(one -> one.track().id()).toList());
    }

    @Test
    void listsEndAtTheirLengths() {
        for (int i = 0; i < 25; i++) {
            UUID track = open("song " + i);
            heard(track, 1, "2026-05-01T00:00:" + (10 + i) + "Z");
            shelf.song(caller, "own " + i);
        }
        assertEquals(20, list("creations").size());
        assertEquals(10, list("recent").size());
        assertEquals(10, list("top").size());
        assertEquals(20, list("popular").size());
        assertEquals(20, list("charts").size());
        assertEquals(15, list("recommended").size());
    }

    @Test
    void isOneStatementByIndexes() throws Exception {
        assertEquals(1, shelf.statements(() -> list("charts")));
        String open = "SELECT id FROM tracks t WHERE t.visibility = 'public' AND t.status = 'published' ORDER BY ";
        assertTrue(shelf.plan(open + "t.play_count DESC, t.id DESC LIMIT 20").contains("tracks_popular"));
        assertTrue(shelf.plan(open + "(t.play_count * 0.7 + t.like_count * 0.3) DESC, t.id DESC LIMIT 20").contains("tracks_charts"));
        assertTrue(shelf.plan("SELECT track_id FROM listening l WHERE l.user_id = '" + caller + "' ORDER BY l.played_at DESC, l.track_id DESC LIMIT 10")
                .contains("listening_recent"));
        assertTrue(shelf.plan("SELECT track_id FROM listening l WHERE l.user_id = '" + caller + "' ORDER BY l.plays DESC, l.track_id DESC LIMIT 10")
                .contains("listening_top"));
    }
}
