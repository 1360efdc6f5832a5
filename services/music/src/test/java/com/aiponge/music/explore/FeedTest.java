package com.aiponge.music.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.harness.TestSecrets;
import com.aiponge.music.Shelf;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.playlist.PlaylistStore;
import com.aiponge.music.playlist.Playlists;
import com.aiponge.music.song.WorksInProgress;
import com.aiponge.music.track.Creators;
import com.aiponge.music.track.Track;
import com.aiponge.music.track.TrackView;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed as a whole, while the user service is away. */
class FeedTest {
    private final UUID caller = Ids.next();
    private final UUID maker = Ids.next();
    private Shelf shelf;
    private Explore explore;

    @BeforeEach
    void open() {
        shelf = new Shelf();
        MessageSigner signer = new MessageSigner(new ServiceKeys(TestSecrets.INTERNAL, List.of()), ServiceName.MUSIC.wireName(), shelf.clock());
        Accounts away = new Accounts(new HttpPeers(Settings.of(TestSecrets.environment()), signer, shelf.clock()));
        explore = new Explore(new ExploreStore(shelf.database()), new TrackView(shelf.cipher(), shelf.media()),
                new Playlists(new PlaylistStore(shelf.database()), shelf.cipher(), shelf.media()),
                new WorksInProgress(shelf.database(), shelf.cipher(), shelf.media(), shelf.clock()), new Creators(away, shelf.clock()), shelf.clock());
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void ranksTheChartsAndOnlyThem() {
        shelf.song(maker, "first", "pop", "en", "public");
        UUID best = shelf.song(maker, "best", "pop", "en", "public");
        shelf.run("UPDATE tracks SET play_count = 9 WHERE id = '" + best + "'");
        Feed feed = explore.feed(caller, "en");
        assertEquals(List.of(1, 2), feed.topCharts().stream().map(Track::rank).toList());
        assertEquals(best, feed.topCharts().getFirst().id());
        assertNull(feed.popularTracks().getFirst().rank());
        assertEquals("Morning Writer", feed.topCharts().getFirst().displayName());
    }

    @Test
    void saysWhenSomethingWasPlayed() {
        UUID track = shelf.song(caller, "mine");
        shelf.run("INSERT INTO listening VALUES ('" + caller + "', '" + track + "', 3, 100, '2026-05-01T10:00:00Z')");
        Feed feed = explore.feed(caller, "en");
        assertEquals(Instant.parse("2026-05-01T10:00:00Z"), feed.recentlyPlayed().getFirst().playedAt());
        assertNull(feed.yourTopSongs().getFirst().playedAt());
        assertEquals("You", feed.yourCreations().getFirst().displayName());
    }

    @Test
    void isThreeStatements() throws Exception {
        assertEquals(3, shelf.statements(() -> explore.feed(caller, "en")));
    }
}
