package com.aiponge.user.revocation;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The gateway's long poll for what it must refuse. */
public final class RevocationRoutes implements Routes {
    private static final Duration LONGEST = Duration.ofSeconds(25);
    /** What the answer needs to travel before the caller's deadline. */
    private static final Duration TRAVEL = Duration.ofMillis(500);

    private final Revocations revocations;
    private final Clock clock;

    public RevocationRoutes(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public void routing(Router router) {
        router.internal("GET", "/internal/v1/revocations", Set.of(ServiceName.GATEWAY), this::read);
    }

    private Answer read(Call call) throws InterruptedException {
        Input query = call.query();
        String since = query.text("since", 512);
        query.check();
        return Answer.ok(revocations.after(since, patience(call.deadline())));
    }

    private Duration patience(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline).minus(TRAVEL);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
