package com.aiponge.runtime.redis;

/** Counts together with the other instances while Redis is there, else alone and more strictly where it matters (contract 0.9). */
public final class FallbackRateLimiter implements RateLimiter {
    private final RedisLink link;
    private final RateLimiter shared;
    private final RateLimiter alone;

    public FallbackRateLimiter(RedisLink link, RateLimiter shared, RateLimiter alone) {
        this.link = link;
        this.shared = shared;
        this.alone = alone;
    }

    @Override
    public Decision take(String key, Budget budget) {
        if (link.isUp()) {
            try {
                return shared.take(key, budget);
            } catch (RedisAway e) {
                // From here on as if it had been known before; the link has noted it.
            }
        }
        return alone.take(key, budget.alone());
    }
}
