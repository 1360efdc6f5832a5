package com.aiponge.music.play;

import com.aiponge.music.track.Creators;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** HTTP for plays. */
public final class PlayRoutes implements Routes {
    private final Plays plays;
    private final Creators creators;
    private final Idempotency idempotency;

    public PlayRoutes(Plays plays, Creators creators, Idempotency idempotency) {
        this.plays = plays;
        this.creators = creators;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/app/library/track-play", this::play)
              .post("/api/v1/app/music/analytics/play-count", this::play);
    }

    private Answer play(Call call) {
        UUID user = call.caller().requireUser();
        Play play = Play.from(call.input());
        Optional<List<UUID>> known = creators.known(user);
        try {
            return record(call, user, play, known.orElse(List.of()));
        } catch (Problem.NotFound e) {
            // Own and public tracks need nobody's word; only then ask whose shared ones may be heard.
            if (known.isPresent()) {
                throw e;
            }
            return record(call, user, play, creators.of(user));
        }
    }

    private Answer record(Call call, UUID user, Play play, List<UUID> visible) {
        return idempotency.once(call, () -> Answer.ok(plays.record(user, play, visible, call.caller().isAdmin())));
    }
}
