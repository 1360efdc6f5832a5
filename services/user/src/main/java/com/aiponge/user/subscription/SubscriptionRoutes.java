package com.aiponge.user.subscription;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.user.credit.Balance;
import com.aiponge.user.credit.Credits;
import java.util.UUID;

/** HTTP for plans and what is left of them. */
public final class SubscriptionRoutes implements Routes {
    private static final int PUBLIC_SECONDS = 60;

    private final Subscriptions subscriptions;
    private final Credits credits;
    private final PlanTable table;

    public SubscriptionRoutes(Subscriptions subscriptions, Credits credits) {
        this.subscriptions = subscriptions;
        this.credits = credits;
        this.table = PlanTable.of(subscriptions.plans());
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/subscriptions/config", this::config)
                .get("/api/v1/app/subscriptions/status", this::status)
                .get("/api/v1/app/subscriptions/usage", this::usage);
    }

    private Answer config(Call call) {
        return Answer.ok(table).publicFor(PUBLIC_SECONDS).tagged(call, table);
    }

    private Answer status(Call call) {
        UUID user = call.caller().requireUser();
        return Answer.ok(subscriptions.of(user, credits.isGuest(user)));
    }

    private Answer usage(Call call) {
        UUID user = call.caller().requireUser();
        Balance balance = credits.balance(user);
        return Answer.ok(subscriptions.usage(user, credits.isGuest(user), call.caller().isStaff(), balance.currentBalance()));
    }
}
