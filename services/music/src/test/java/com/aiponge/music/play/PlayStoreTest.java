package com.aiponge.music.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.music.Shelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlayStoreTest {
    private static Shelf shelf;
    private static PlayStore store;
    private final UUID owner = Ids.next();

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        store = new PlayStore(shelf.database());
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    private static Optional<Long> play(UUID user, UUID track, UUID... creators) {
        return store.count(user, new Play(track, 30, 0.5, "on_demand", 0, 1, 0), List.of(creators), false, shelf.clock().instant());
    }

    @Test
    void countsOnceInTenSeconds() {
        UUID track = shelf.song(owner, "River");
        assertEquals(1, play(owner, track).orElseThrow());
        shelf.clock().advance(Duration.ofMillis(9_999));
        assertEquals(1, play(owner, track).orElseThrow());
        shelf.clock().advance(Duration.ofMillis(1));
        assertEquals(2, play(owner, track).orElseThrow());
        assertEquals(2L, shelf.value("SELECT count(*) FROM plays WHERE track_id = '" + track + "'"));
        assertEquals(60L, shelf.value("SELECT seconds FROM listening WHERE track_id = '" + track + "'"));
    }

    @Test
    void equalReportsAtOneMomentCountOnce() throws Exception {
        UUID track = shelf.song(owner, "River");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Long>>> reports = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                reports.add(threads.submit(() -> play(owner, track)));
            }
            for (Future<Optional<Long>> report : reports) {
                assertTrue(report.get().isPresent());
            }
        }
        assertEquals(1L, shelf.value("SELECT play_count FROM tracks WHERE id = '" + track + "'"));
    }

    @Test
    void everyListenerOfAPublicTrackCounts() {
        UUID track = shelf.song(owner, "Open", "pop", "en", "public");
        assertEquals(1, play(Ids.next(), track).orElseThrow());
        assertEquals(2, play(Ids.next(), track).orElseThrow());
    }

    @Test
    void foreignHiddenAndUnknownTracksAreNotThere() {
        UUID stranger = Ids.next();
        assertTrue(play(stranger, shelf.song(owner, "Mine")).isEmpty());
        assertTrue(play(owner, shelf.hidden(owner, "Unpaid", "pop", "en", "personal")).isEmpty());
        assertTrue(play(owner, Ids.next()).isEmpty());
        assertTrue(play(stranger, shelf.song(owner, "Shared", "pop", "en", "shared")).isEmpty());
    }

    @Test
    void sharedTracksOfVisibleCreatorsCount() {
        assertEquals(1, play(Ids.next(), shelf.song(owner, "Shared", "pop", "en", "shared"), owner).orElseThrow());
    }

    @Test
    void anExpiredSongCannotBePlayed() {
        UUID track = shelf.song(owner, "Guest");
        shelf.run("UPDATE tracks SET expires_at = '" + shelf.clock().instant() + "' WHERE id = '" + track + "'");
        assertTrue(play(owner, track).isEmpty());
    }

    @Test
    void isOneStatement() throws Exception {
        UUID track = shelf.song(owner, "River");
        assertEquals(1, shelf.statements(() -> play(owner, track)));
    }
}
