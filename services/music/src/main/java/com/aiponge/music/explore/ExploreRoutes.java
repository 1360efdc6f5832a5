package com.aiponge.music.explore;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;

/** HTTP for the explore feed. */
public final class ExploreRoutes implements Routes {
    private final Explore explore;

    public ExploreRoutes(Explore explore) {
        this.explore = explore;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/library/explore", this::feed);
    }

    private Answer feed(Call call) {
        return Answer.ok(explore.feed(call.caller().requireUser(), call.language()));
    }
}
