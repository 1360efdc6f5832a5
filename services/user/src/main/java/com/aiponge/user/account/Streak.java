package com.aiponge.user.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Failed sign-ins of one identifier in a row. Up to the first pause only failures of the last 15 minutes count; after it all count
 * until 15 minutes pass without one, pauses not reckoned.
 *
 * @param recent      Unix milliseconds of the failures that still count before the first pause
 * @param pausedUntil null when there was no pause yet
 */
record Streak(List<Long> recent, int failures, Instant lastFailedAt, Instant pausedUntil) {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int STEP = 5;
    /** After 5, 10, 15, 20 and every five more. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    static final Streak NONE = new Streak(List.of(), 0, null, null);

    /** What is left of the pause, in whole seconds rounded up; zero when there is none. */
    Duration pauseLeft(Instant now) {
        if (pausedUntil == null || !pausedUntil.isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds((Duration.between(now, pausedUntil).toMillis() + 999) / 1000);
    }

    Streak failed(Instant now) {
        boolean pausedBefore = pausedUntil != null && now.isBefore(later(lastFailedAt, pausedUntil).plus(WINDOW));
        List<Long> counted = new ArrayList<>();
        if (!pausedBefore) {
            long from = now.minus(WINDOW).toEpochMilli();
            recent.stream().filter(at -> pausedUntil == null && at > from).forEach(counted::add);
            counted.add(now.toEpochMilli());
        }
        int count = pausedBefore ? failures + 1 : counted.size();
        Instant pause = pausedBefore ? pausedUntil : null;
        if (count % STEP == 0) {
            pause = now.plus(PAUSES.get(Math.min(count / STEP, PAUSES.size()) - 1));
        }
        return new Streak(counted, count, now, pause);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
