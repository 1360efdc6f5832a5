package com.aiponge.music.playlist;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.UUID;

/** HTTP for playlists. */
public final class PlaylistRoutes implements Routes {
    private final Playlists playlists;

    public PlaylistRoutes(Playlists playlists) {
        this.playlists = playlists;
    }

    @Override
    public void routing(Router router) {
        // Not {userId}, which would match a uuid only: the caller may also be called "me".
        router.get("/api/v1/app/playlists/user/{user}", this::own);
    }

    private Answer own(Call call) {
        UUID user = call.self("user");
        return Answer.page("playlists", playlists.own(user, PageRequest.of(call.query(), "playlists", 100, 200)));
    }
}
