package com.aiponge.music.track;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;

/** HTTP for the library of tracks. */
public final class TrackRoutes implements Routes {
    private static final int CAP = 200;
    private final Tracks tracks;

    public TrackRoutes(Tracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/library/private", this::own)
              .get("/api/v1/app/library/track/{id}", this::one);
    }

    private Answer own(Call call) {
        Input query = call.query();
        TrackFilter filter = TrackFilter.from(query);
        PageRequest page = PageRequest.of(query, filter.list(), CAP, CAP);
        return Answer.page("tracks", tracks.own(call.caller().requireUser(), filter, page));
    }

    private Answer one(Call call) {
        Track track = tracks.one(call.id("id"), call.caller().requireUser(), call.caller().isAdmin());
        return Answer.ok(track).tagged(call, track);
    }
}
