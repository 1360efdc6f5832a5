package com.aiponge.runtime.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets in a real Redis. */
final class RedisRateLimiterTest extends RateLimiterContract {
    private RedisLink link;

    @BeforeEach
    void connect() {
        link = Links.up(TestRedis.freshUrl());
    }

    @AfterEach
    void end() {
        link.close();
    }

    @Override
    RateLimiter limiter() {
        return new RedisRateLimiter(link, clock);
    }

    @Test
    void instancesShareABudget() {
        RateLimiter one = limiter();
        RateLimiter other = limiter();
        int granted = 0;
        for (int i = 0; i < 100; i++) {
            granted += one.take("a", HUNDRED).allowed() ? 1 : 0;
            granted += other.take("a", HUNDRED).allowed() ? 1 : 0;
        }
        assertEquals(100, granted);
    }

    @Test
    void aHotKeyCostsRedisLittle() {
        Budget large = new Budget("large", 1000, Duration.ofSeconds(60), false);
        RateLimiter limiter = limiter();
        long before = commands();
        assertEquals(1000, granted(limiter, "hot", large, 1000));
        long calls = commands() - before;
        assertTrue(calls < 40, () -> calls + " calls for 1000 requests");
    }

    @Test
    void refusalsCostRedisNothing() {
        RateLimiter limiter = limiter();
        granted(limiter, "a", FIVE, 6);
        long before = commands();
        assertEquals(0, granted(limiter, "a", FIVE, 500));
        assertTrue(commands() - before < 5, "a flood of refused requests reached Redis");
    }

    @Test
    void givesBackWhatAnIdleLeaseDidNotSpend() {
        RateLimiter one = limiter();
        granted(one, "a", HUNDRED, 4); // 1, 2 and 4 were leased: three are left over
        clock.advance(Duration.ofSeconds(11));
        one.take("a", HUNDRED);
        clock.advance(Duration.ofSeconds(60));
        assertEquals(100, granted(one, "a", HUNDRED, 150));
    }

    @Test
    void goesOnAfterRedisForgotItsScripts() {
        RateLimiter limiter = limiter();
        assertTrue(limiter.take("a", FIVE).allowed());
        link.call(redis -> redis.scriptFlush());
        assertTrue(limiter.take("a", FIVE).allowed());
        assertEquals(3, granted(limiter, "a", FIVE, 10));
    }

    private long commands() {
        String stats = link.call(redis -> redis.info("commandstats"));
        long calls = 0;
        for (String line : stats.split("\r\n")) {
            if (line.startsWith("cmdstat_eval")) {
                calls += Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(',')));
            }
        }
        return calls;
    }
}
