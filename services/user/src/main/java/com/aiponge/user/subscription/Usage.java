package com.aiponge.user.subscription;

import java.time.Instant;
import java.util.Map;

/**
 * The month so far.
 *
 * @param usage by E.Feature
 */
public record Usage(String tier, Map<String, Count> usage, Instant periodStart, Instant resetAt, boolean canGenerate) {

    /** Limit and remaining are -1 when there is no limit. What open reservations hold counts as used. */
    public record Count(int current, int limit, int remaining) {

        public static Count of(int current, int limit) {
            return new Count(current, limit, limit == Tier.UNLIMITED ? Tier.UNLIMITED : Math.max(0, limit - current));
        }
    }
}
