package com.aiponge.runtime.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.redis.RateLimiter.Decision;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} promises. */
abstract class RateLimiterContract {
    static final Budget HUNDRED = new Budget("hundred", 100, Duration.ofSeconds(60), false);
    static final Budget FIVE = new Budget("five", 5, Duration.ofSeconds(3600), true);

    final SettableClock clock = SettableClock.at("2026-05-04T09:12:33Z");

    abstract RateLimiter limiter();

    @Test
    void grantsTheBudgetAndNoMore() {
        RateLimiter limiter = limiter();
        assertEquals(100, granted(limiter, "a", HUNDRED, 150));
        assertFalse(limiter.take("a", HUNDRED).allowed());
    }

    @Test
    void countsEachKeyAndEachBudgetByItself() {
        RateLimiter limiter = limiter();
        granted(limiter, "a", FIVE, 5);
        assertFalse(limiter.take("a", FIVE).allowed());
        assertTrue(limiter.take("b", FIVE).allowed());
        assertTrue(limiter.take("a", HUNDRED).allowed());
    }

    @Test
    void fillsUpEvenly() {
        RateLimiter limiter = limiter();
        granted(limiter, "a", HUNDRED, 100);
        clock.advance(Duration.ofMillis(599));
        assertFalse(limiter.take("a", HUNDRED).allowed());
        clock.advance(Duration.ofMillis(2));
        assertTrue(limiter.take("a", HUNDRED).allowed());
        assertFalse(limiter.take("a", HUNDRED).allowed());
        clock.advance(Duration.ofSeconds(30));
        int half = granted(limiter, "a", HUNDRED, 100);
        assertTrue(half >= 49 && half <= 50, () -> "granted " + half);
    }

    @Test
    void neverHoldsMoreThanTheBudget() {
        RateLimiter limiter = limiter();
        granted(limiter, "a", FIVE, 1);
        clock.advance(Duration.ofDays(2));
        assertEquals(5, granted(limiter, "a", FIVE, 10));
    }

    @Test
    void saysWhatIsLeftAndWhenThereIsMore() {
        RateLimiter limiter = limiter();
        Decision first = limiter.take("a", FIVE);
        assertEquals(4, first.remaining());
        assertEquals(720, first.reset().toSeconds());
        assertEquals(Duration.ZERO, first.retry());
        granted(limiter, "a", FIVE, 4);
        Decision refused = limiter.take("a", FIVE);
        assertEquals(0, refused.remaining());
        assertEquals(3600, refused.reset().toSeconds(), 1);
        assertEquals(720, refused.retry().toSeconds(), 1);
    }

    @Test
    void survivesAClockThatStepsBack() {
        RateLimiter limiter = limiter();
        granted(limiter, "a", FIVE, 5);
        clock.advance(Duration.ofHours(-5));
        assertFalse(limiter.take("a", FIVE).allowed());
    }

    @Test
    void grantsTheBudgetOnceToManyAtATime() {
        RateLimiter limiter = limiter();
        AtomicInteger granted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                threads.submit(() -> {
                    if (limiter.take("crowd", HUNDRED).allowed()) {
                        granted.incrementAndGet();
                    }
                });
            }
        }
        assertEquals(100, granted.get());
    }

    static int granted(RateLimiter limiter, String key, Budget budget, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += limiter.take(key, budget).allowed() ? 1 : 0;
        }
        return granted;
    }
}
