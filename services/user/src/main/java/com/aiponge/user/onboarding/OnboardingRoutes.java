package com.aiponge.user.onboarding;

import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.UUID;

/** HTTP of onboarding. */
public final class OnboardingRoutes implements Routes {
    private final Onboarding onboarding;
    private final Idempotency idempotency;

    public OnboardingRoutes(Onboarding onboarding, Idempotency idempotency) {
        this.onboarding = onboarding;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/onboarding/status", this::status)
                .post("/api/v1/app/onboarding/complete", this::complete);
    }

    private Answer status(Call call) {
        return Answer.flat(200, onboarding.status(call.caller().requireUser()));
    }

    private Answer complete(Call call) {
        UUID user = call.caller().requireUser();
        Completion answers = Completion.from(call.input());
        return idempotency.once(call, () -> Answer.ok(onboarding.complete(user, answers)).beside("message", "Onboarding completed"));
    }
}
