package com.aiponge.user.credit;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.user.subscription.Feature;
import com.aiponge.user.subscription.Plans;

/** HTTP for prices and one's own credits. */
public final class CreditRoutes implements Routes {
    private static final int PUBLIC_SECONDS = 60;

    /** Prices as the contract shows them. */
    record Policy(SongPrice musicGeneration, Price lyricsGeneration, Price insightGeneration, Price bookGeneration, Minimum minimumBalance) {
    }

    record SongPrice(int costPerSong, String description) {
    }

    record Price(int cost) {
    }

    record Minimum(int required, String description) {
    }

    private final Credits credits;
    private final Policy policy;

    public CreditRoutes(Credits credits, Plans plans) {
        this.credits = credits;
        this.policy = new Policy(new SongPrice(plans.price(Feature.SONGS), "One song"), new Price(plans.price(Feature.LYRICS)),
                new Price(plans.price(Feature.INSIGHTS)), new Price(plans.price(Feature.BOOKS)), new Minimum(0, "No minimum"));
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/credits/policy", this::policy)
                .get("/api/v1/app/credits/balance", this::balance);
    }

    private Answer policy(Call call) {
        return Answer.ok(policy).publicFor(PUBLIC_SECONDS).tagged(call, policy);
    }

    private Answer balance(Call call) {
        return Answer.ok(credits.balance(call.caller().requireUser()));
    }
}
