package com.aiponge.music.play;

import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Counts what is played. */
public final class Plays {
    private final PlayStore store;
    private final Clock clock;

    public Plays(PlayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is answered to a play, counted or not. */
    record Recorded(boolean recorded, UUID trackId, long playCount) {
    }

    Recorded record(UUID user, Play play, List<UUID> creators, boolean admin) {
        long plays = store.count(user, play, creators, admin, clock.instant()).orElseThrow(Problem.NotFound::new);
        return new Recorded(true, play.trackId(), plays);
    }
}
