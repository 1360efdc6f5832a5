package com.aiponge.user.relation;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;
import java.util.UUID;

/** HTTP of relations. */
public final class RelationRoutes implements Routes {
    private static final int MOST = 100;

    private final Relations relations;

    public RelationRoutes(Relations relations) {
        this.relations = relations;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/creator-members/following", this::following)
                .internal("GET", "/internal/v1/users/{userId}/visible-creators", Set.of(ServiceName.MUSIC, ServiceName.STORAGE), this::visible);
    }

    private Answer following(Call call) {
        UUID member = call.caller().requireUser();
        return Answer.list(relations.following(member, PageRequest.of(call.query(), "following", MOST, MOST)));
    }

    private Answer visible(Call call) {
        return Answer.ok(relations.visible(call.self("userId"))).with("Cache-Control", "private, max-age=60");
    }
}
