package com.aiponge.user.snapshot;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;
import java.util.UUID;

/** HTTP for the makers of albums, and for songs that belong to a chapter. */
public final class SnapshotRoutes implements Routes {
    private final Snapshots snapshots;

    public SnapshotRoutes(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void routing(Router router) {
        router.internal("GET", "/internal/v1/users/{userId}/chapters/{chapterId}/snapshot", Set.of(ServiceName.MUSIC), this::read);
    }

    private Answer read(Call call) {
        UUID user = call.id("userId");
        if (!user.equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(snapshots.of(user, call.id("chapterId")));
    }
}
