package com.aiponge.user.subscription;

import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which tier a person has, and what of it is left this month. */
public final class Subscriptions {
    private final SubscriptionStore store;
    private final Plans plans;
    private final Clock clock;

    public Subscriptions(Database database, Plans plans, Clock clock) {
        this.store = new SubscriptionStore(database);
        this.plans = plans;
        this.clock = clock;
    }

    public Plans plans() {
        return plans;
    }

    /** The tier in force now. A guest account is tier guest whatever was bought. */
    public Tier tier(UUID userId, boolean guest) {
        return plans.tier(of(userId, guest).tier());
    }

    Subscription of(UUID userId, boolean guest) {
        if (guest) {
            return Subscription.free(userId, plans.tier(Plans.GUEST));
        }
        Optional<StoredSubscription> found = store.find(userId);
        if (found.isEmpty()) {
            return Subscription.free(userId, plans.tier(Plans.EXPLORER));
        }
        StoredSubscription bought = found.get();
        boolean inForce = bought.isInForce(clock.instant());
        Tier tier = plans.tier(inForce ? bought.tier() : Plans.EXPLORER);
        return new Subscription(userId, tier.id(), tier.id(), inForce ? bought.status() : "expired", tier.isPaid(), bought.platform(),
                bought.productId(), tier.entitlement(), bought.entitlements(), bought.periodStart(), bought.periodEnd(),
                bought.cancelAtPeriodEnd(), bought.trialEnd(), bought.hasBillingIssue());
    }

    /** What has been used of each counter this month, open reservations included. */
    public Map<String, Integer> counted(UUID userId, Month month) {
        return store.counted(userId, month);
    }

    /** @param balance spendable credits; {@code staff} need none and have no limit on songs */
    Usage usage(UUID userId, boolean guest, boolean staff, int balance) {
        Tier tier = tier(userId, guest);
        Month month = Month.of(clock.instant());
        Map<String, Integer> counted = counted(userId, month);
        Map<String, Usage.Count> counts = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            counts.put(feature.wireName(), Usage.Count.of(counted.getOrDefault(feature.wireName(), 0), tier.limit(feature)));
        }
        int bound = tier.boundLimit(Feature.SONGS);
        boolean within = bound == Tier.UNLIMITED || counts.get(Feature.SONGS.wireName()).current() < bound;
        boolean affordable = balance >= plans.price(Feature.SONGS);
        return new Usage(tier.id(), counts, month.start(), month.end(), staff || tier.grants(Feature.SONGS.flag()) && within && affordable);
    }
}
