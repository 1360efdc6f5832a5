package com.aiponge.user.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a person is subscribed to, as the contract shows it. */
public record Subscription(UUID userId, String subscriptionTier, String tier, String status, boolean isPaidTier, String platform, String productId,
                           String entitlementId, List<String> entitlements, Instant currentPeriodStart, Instant currentPeriodEnd,
                           boolean cancelAtPeriodEnd, Instant trialEnd, boolean billingIssue) {

    /** Of somebody who never subscribed. */
    static Subscription free(UUID userId, Tier tier) {
        return new Subscription(userId, tier.id(), tier.id(), "active", false, null, null, null, List.of(), null, null, false, null, false);
    }
}
