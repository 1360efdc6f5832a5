package com.aiponge.music.song;

import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Optional;
import java.util.UUID;

/** HTTP for songs. */
public final class SongRoutes implements Routes {
    private final Songs songs;
    private final Idempotency idempotency;

    SongRoutes(Songs songs, Idempotency idempotency) {
        this.songs = songs;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/app/music/generate", this::generate)
              .get("/api/v1/app/music/song-requests/active", this::active)
              .get("/api/v1/app/music/song-requests/{id}", this::one);
    }

    private Answer generate(Call call) {
        UUID user = call.caller().requireUser();
        Input body = call.input();
        UUID named = body.uuid("userId");
        SongInput input = SongInput.from(body);
        if (named != null && !named.equals(user)) {
            throw new Problem.Forbidden("FORBIDDEN", "Songs are made for the account that is signed in");
        }
        Optional<Answer> before = idempotency.replay(call);
        if (before.isPresent()) {
            return before.get();
        }
        Songs.Prepared prepared = songs.prepare(user, call.caller().isStaff(), idempotency.operationId(call), keyed(call), input, call.language());
        try {
            return idempotency.once(call, () -> Answer.flat(202, songs.accept(prepared)));
        } catch (Problem e) {
            // 409 and 422: another request has this key, and with it the same reservation.
            if (e.status() != 409 && e.status() != 422) {
                songs.abandon(prepared);
            }
            throw e;
        } catch (RuntimeException e) {
            songs.abandon(prepared);
            throw e;
        }
    }

    private static boolean keyed(Call call) {
        return call.header("x-idempotency-key") != null || call.header("idempotency-key") != null;
    }

    private Answer active(Call call) {
        return Answer.list(Page.whole(songs.active(call.caller().requireUser(), call.language()), 20));
    }

    private Answer one(Call call) {
        SongJob job = songs.job(call.caller().requireUser(), call.id("id"), call.language());
        return Answer.ok(job).tagged(call, job);
    }
}
