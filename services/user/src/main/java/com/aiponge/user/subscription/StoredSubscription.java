package com.aiponge.user.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the purchase provider last said about a person. */
record StoredSubscription(String tier, String status, String platform, String productId, List<String> entitlements, Instant periodStart,
                          Instant periodEnd, boolean cancelAtPeriodEnd, Instant trialEnd) {
    /** How long a failed renewal keeps its tier (section 10, BILLING_ISSUE). */
    private static final Duration GRACE = Duration.ofDays(16);

    boolean hasBillingIssue() {
        return status.equals("past_due");
    }

    /** A cancelled subscription keeps its tier until the period is over, an unpaid one for the days of grace as well. */
    boolean isInForce(Instant now) {
        return switch (status) {
            case "expired" -> false;
            case "past_due" -> periodEnd == null || now.isBefore(periodEnd.plus(GRACE));
            default -> periodEnd == null || now.isBefore(periodEnd);
        };
    }
}
