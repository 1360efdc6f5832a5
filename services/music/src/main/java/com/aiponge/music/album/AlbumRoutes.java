package com.aiponge.music.album;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** HTTP for albums. */
public final class AlbumRoutes implements Routes {
    private static final Set<String> VISIBILITIES = Set.of("personal", "shared", "public");
    private final Albums albums;

    public AlbumRoutes(Albums albums) {
        this.albums = albums;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/library/albums", this::own)
              .get("/api/v1/app/library/public-albums", this::published)
              .get("/api/v1/app/music/album-requests/active/all", this::running);
    }

    private Answer own(Call call) {
        UUID user = call.caller().requireUser();
        Input query = call.query();
        String search = query.trimmed("search", 100);
        String visibility = query.oneOf("visibility", VISIBILITIES);
        PageRequest page = PageRequest.of(query, "albums|" + search + "|" + visibility, 100, 200);
        return Answer.page("albums", albums.own(user, search, visibility, page));
    }

    private Answer published(Call call) {
        Input query = call.query();
        String search = query.trimmed("search", 100);
        Page<Album> page = albums.published(search, PageRequest.of(query, "public-albums|" + search, 100, 100));
        return Answer.page("albums", page).publicFor(60).tagged(call, page);
    }

    /** No route makes an album yet, so none can be running. */
    private Answer running(Call call) {
        call.caller().requireUser();
        return Answer.list(Page.whole(List.of(), 20));
    }
}
