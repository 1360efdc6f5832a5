package com.aiponge.runtime.redis;

import java.time.Duration;

/** Counts requests against budgets. Thread-safe. */
public interface RateLimiter {

    /**
     * Takes one request from a bucket, if there is one left.
     *
     * @param key whose bucket: a user or an address
     */
    Decision take(String key, Budget budget);

    /**
     * @param remaining requests left in the bucket just now
     * @param reset     until the bucket is full again
     * @param retry     until there is one request again; zero when this one was allowed
     */
    record Decision(boolean allowed, int remaining, Duration reset, Duration retry) {
        static Decision of(boolean allowed, double tokens, Budget budget) {
            double full = Math.max(0, budget.requests() - tokens) / budget.perMilli();
            double one = allowed ? 0 : Math.max(1, (1 - tokens) / budget.perMilli());
            return new Decision(allowed, (int) Math.max(0, tokens), Duration.ofMillis((long) Math.ceil(full)), Duration.ofMillis((long) Math.ceil(one)));
        }
    }
}
