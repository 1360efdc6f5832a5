package com.aiponge.runtime.redis;

import java.time.Clock;

/** Buckets of this process, at most {@value #MOST}; the ones used least are forgotten first, which fills them up. */
public final class LocalRateLimiter implements RateLimiter {
    /** About 150 bytes each. */
    private static final int MOST = 100_000;

    private final Clock clock;
    private final Generations<Bucket> buckets = new Generations<>(MOST);

    public LocalRateLimiter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Decision take(String key, Budget budget) {
        long now = clock.millis();
        return buckets.getOrMake(budget.name() + ':' + key, name -> new Bucket(budget.requests(), now)).take(budget, now);
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        synchronized Decision take(Budget budget, long now) {
            tokens = Math.min(budget.requests(), tokens + Math.max(0, now - at) * budget.perMilli());
            at = Math.max(at, now);
            boolean allowed = tokens >= 1;
            tokens -= allowed ? 1 : 0;
            return Decision.of(allowed, tokens, budget);
        }
    }
}
