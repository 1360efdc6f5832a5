package com.aiponge.storage.erase;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;
import java.util.UUID;

/** HTTP for the user service when somebody is erased. */
public final class EraseRoutes implements Routes {
    private final Erasure erasure;

    public EraseRoutes(Erasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void routing(Router router) {
        router.internal("DELETE", "/internal/v1/users/{userId}/data", Set.of(ServiceName.USER), this::erase);
    }

    private Answer erase(Call call) {
        UUID user = call.id("userId");
        if (!user.equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        Input body = call.input();
        body.requiredUuid("requestId");
        body.check();
        return Answer.ok(erasure.erase(user));
    }
}
