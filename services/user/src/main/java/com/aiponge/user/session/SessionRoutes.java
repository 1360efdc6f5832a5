package com.aiponge.user.session;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Map;
import java.util.UUID;

/** HTTP of refresh and logout. */
public final class SessionRoutes implements Routes {
    private static final int LONGEST_REFRESH_TOKEN = 512;

    private final Sessions sessions;

    public SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/auth/refresh", AuthFailures.around(this::refresh))
                .post("/api/v1/auth/logout", AuthFailures.around(this::logout));
    }

    private Answer refresh(Call call) {
        Input body = call.input();
        String token = body.requiredText("refreshToken", LONGEST_REFRESH_TOKEN);
        UUID session = body.requiredUuid("sessionId");
        body.check();
        return Answer.ok(sessions.refresh(session, token));
    }

    private Answer logout(Call call) {
        Input body = call.input();
        UUID session = body.uuid("sessionId");
        body.check();
        sessions.logout(Bearer.of(call), session);
        return Answer.ok(Map.of("loggedOut", true));
    }
}
