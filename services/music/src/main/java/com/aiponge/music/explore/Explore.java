package com.aiponge.music.explore;

import com.aiponge.music.playlist.Playlists;
import com.aiponge.music.song.WorksInProgress;
import com.aiponge.music.track.Creators;
import com.aiponge.music.track.Track;
import com.aiponge.music.track.TrackView;
import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The explore feed: three statements, whatever the library. */
public final class Explore {
    private final ExploreStore store;
    private final TrackView view;
    private final Playlists playlists;
    private final WorksInProgress works;
    private final Creators creators;
    private final Clock clock;

    public Explore(ExploreStore store, TrackView view, Playlists playlists, WorksInProgress works, Creators creators, Clock clock) {
        this.store = store;
        this.view = view;
        this.playlists = playlists;
        this.works = works;
        this.creators = creators;
        this.clock = clock;
    }

    Feed feed(UUID caller, String language) {
        Instant now = clock.instant();
        String day = caller + "|" + LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<ExploreStore.Listed> listed = store.tracks(caller, visible(caller), day, now);
        Function<String, List<Track>> list = name -> listed.stream().filter(one -> one.list().equals(name))
                .map(one -> view.of(one.track(), caller, extra(one))).toList();
        return new Feed(list.apply("creations"), list.apply("recent"), list.apply("top"), playlists.featured(caller, 10), list.apply("popular"),
                list.apply("charts"), list.apply("recommended"), works.of(caller, language));
    }

    /** Without the user service the feed still shows what is the caller's own and what is public. */
    private List<UUID> visible(UUID caller) {
        try {
            return creators.of(caller);
        } catch (Problem e) {
            return List.of();
        }
    }

    private static TrackView.Extra extra(ExploreStore.Listed one) {
        return switch (one.list()) {
            case "charts" -> TrackView.Extra.ranked(one.place());
            case "recent" -> TrackView.Extra.playedAt(one.playedAt());
            default -> TrackView.Extra.NONE;
        };
    }
}
