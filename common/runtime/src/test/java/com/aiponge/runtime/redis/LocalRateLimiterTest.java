package com.aiponge.runtime.redis;

/** Buckets of one process. */
final class LocalRateLimiterTest extends RateLimiterContract {
    @Override
    RateLimiter limiter() {
        return new LocalRateLimiter(clock);
    }
}
