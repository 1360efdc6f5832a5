package com.aiponge.user.guest;

import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.UUID;

/** HTTP of guest conversion. */
public final class GuestRoutes implements Routes {
    private final GuestPrompts prompts;
    private final Idempotency idempotency;

    public GuestRoutes(GuestPrompts prompts, Idempotency idempotency) {
        this.prompts = prompts;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/guest-conversion/policy", this::policy)
                .get("/api/v1/app/guest-conversion/state", this::state)
                .post("/api/v1/app/guest-conversion/event", this::event);
    }

    private Answer policy(Call call) {
        GuestPolicy policy = prompts.policy(call.language());
        return Answer.ok(policy).publicFor(60).with("Vary", "Accept-Language").tagged(call, policy);
    }

    private Answer state(Call call) {
        return Answer.ok(prompts.state(call.caller().requireUser()));
    }

    private Answer event(Call call) {
        UUID user = call.caller().requireUser();
        Input body = call.input();
        String type = body.present("eventType", body.oneOf("eventType", Prompt.events()));
        body.check();
        return idempotency.once(call, () -> Answer.ok(prompts.happened(user, call.caller().guest(), type, call.language())));
    }
}
