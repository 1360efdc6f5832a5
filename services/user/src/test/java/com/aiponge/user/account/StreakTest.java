package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreakTest {
    private Instant now = Instant.parse("2026-05-04T09:00:00Z");
    private Streak streak = Streak.NONE;

    @Test
    void fourFailuresPauseNothing() {
        fail(4);
        assertEquals(Duration.ZERO, streak.pauseLeft(now));
    }

    @Test
    void theFifthFailureWithinFifteenMinutesPausesForFive() {
        fail(5);
        assertEquals(Duration.ofMinutes(5), streak.pauseLeft(now));
    }

    @Test
    void pausesGrowAfterTenFifteenAndTwentyFailuresAndThenStay() {
        for (int minutes : new int[] {5, 15, 30, 60, 60}) {
            fail(5);
            assertEquals(Duration.ofMinutes(minutes), streak.pauseLeft(now));
            now = now.plus(Duration.ofMinutes(minutes));
            assertEquals(Duration.ZERO, streak.pauseLeft(now));
        }
    }

    @Test
    void failuresOlderThanFifteenMinutesDoNotCountBeforeTheFirstPause() {
        fail(4);
        now = now.plus(Duration.ofMinutes(15));
        fail(4);
        assertEquals(Duration.ZERO, streak.pauseLeft(now));
        assertEquals(4, streak.failures());
    }

    @Test
    void theWindowSlides() {
        fail(1);
        now = now.plus(Duration.ofMinutes(10));
        fail(3);
        now = now.plus(Duration.ofMinutes(6));
        fail(1);
        assertEquals(Duration.ZERO, streak.pauseLeft(now), "the first of the five is 16 minutes old");
        fail(1);
        assertEquals(Duration.ofMinutes(5), streak.pauseLeft(now));
    }

    @Test
    void fifteenQuietMinutesAfterAPauseBeginAnew() {
        fail(5);
        now = now.plus(Duration.ofMinutes(5 + 15));
        fail(4);
        assertEquals(Duration.ZERO, streak.pauseLeft(now));
        fail(1);
        assertEquals(Duration.ofMinutes(5), streak.pauseLeft(now));
    }

    @Test
    void whatIsLeftOfAPauseIsRoundedUpToSeconds() {
        fail(5);
        now = now.plusMillis(200);
        assertEquals(Duration.ofMinutes(5), streak.pauseLeft(now));
        now = now.plusMillis(800);
        assertEquals(Duration.ofSeconds(299), streak.pauseLeft(now));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            streak = streak.failed(now);
        }
    }
}
