package com.aiponge.user.context;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;
import java.util.UUID;

/** HTTP for the makers of songs. */
public final class SongContextRoutes implements Routes {
    private final SongContexts contexts;

    public SongContextRoutes(SongContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public void routing(Router router) {
        router.internal("GET", "/internal/v1/users/{userId}/song-context", Set.of(ServiceName.MUSIC, ServiceName.AI_CONTENT), this::read);
    }

    private Answer read(Call call) {
        UUID user = call.id("userId");
        if (!user.equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(contexts.of(user));
    }
}
