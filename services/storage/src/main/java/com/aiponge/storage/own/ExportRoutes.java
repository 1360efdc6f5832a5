package com.aiponge.storage.own;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** HTTP for the user service when somebody wants all data that there is about them. */
public final class ExportRoutes implements Routes {
    private final OwnFiles files;

    public ExportRoutes(OwnFiles files) {
        this.files = files;
    }

    @Override
    public void routing(Router router) {
        router.internal("GET", "/internal/v1/users/{userId}/export", Set.of(ServiceName.USER), this::export);
    }

    private Answer export(Call call) {
        UUID user = call.id("userId");
        if (!user.equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(Map.of("service", ServiceName.STORAGE.wireName(), "sections", Map.of("files", files.all(user))));
    }
}
