package com.aiponge.user.credit;

import com.aiponge.runtime.http.Problem;
import com.aiponge.user.subscription.Feature;
import com.aiponge.user.subscription.Month;
import com.aiponge.user.subscription.Plans;
import com.aiponge.user.subscription.Tier;
import com.aiponge.user.subscription.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order of checks of a paid action: feature flag, month limit, credits. Staff do not come here.
 *
 * @param counted what the month's counter shows, open holds included
 */
record Checks(Plans plans, Tier tier, Feature feature, int quantity, int counted, int balance, Month month) {

    /** @throws Problem.PaymentRequired with the code of the first check that fails */
    void pass() {
        if (!tier.grants(feature.flag())) {
            throw refusal("FEATURE_NOT_IN_TIER", "Your plan does not include " + feature.wireName() + ".");
        }
        int limit = tier.boundLimit(feature);
        if (limit != Tier.UNLIMITED && counted + quantity > limit) {
            throw refusal(feature.limitCode(), limit == 0
                    ? "Your plan does not include " + feature.wireName() + "."
                    : "Your plan includes " + amount(limit) + " a month, and " + counted + " are used.");
        }
        if (balance < required()) {
            throw refusal("INSUFFICIENT_CREDITS", "This takes " + required() + " credits, and you have " + balance + ".");
        }
    }

    private int required() {
        return plans.price(feature) * quantity;
    }

    private Problem refusal(String code, String message) {
        Tier better = plans.better(tier, feature).orElse(null);
        Map<String, Object> subscription = new LinkedHashMap<>();
        subscription.put("tier", tier.id());
        subscription.put("isPaidTier", tier.isPaid());
        subscription.put("usage", Usage.Count.of(counted, tier.limit(feature)));
        subscription.put("resetAt", month.end());
        Map<String, Object> credits = new LinkedHashMap<>();
        credits.put("currentBalance", balance);
        credits.put("required", required());
        credits.put("hasCredits", balance >= required());
        credits.put("shortfall", Math.max(0, required() - balance));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("feature", feature.wireName());
        details.put("subscription", subscription);
        details.put("credits", credits);
        details.put("requiredTier", better == null ? null : better.id());
        details.put("shouldUpgrade", better != null);
        details.put("upgradeMessage", better == null ? null : upgrade(better));
        return new Problem.PaymentRequired(code, message, details);
    }

    private String upgrade(Tier better) {
        int limit = better.limit(feature);
        return better.name() + " includes " + (limit == Tier.UNLIMITED ? "unlimited " + feature.wireName() : amount(limit) + " a month") + ".";
    }

    private String amount(int count) {
        return count + " " + (count == 1 ? feature.singular() : feature.wireName());
    }
}
