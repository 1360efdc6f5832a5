package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = SettableClock.at("2026-05-04T09:12:33Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertEquals(Instant.parse("2026-05-04T09:12:33Z"), clock.instant());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Instant.parse("2026-05-04T09:13:33Z"), clock.instant());
        clock.advance(Duration.ofMinutes(-2));
        assertEquals(Instant.parse("2026-05-04T09:11:33Z"), clock.instant());
        clock.set(Instant.EPOCH);
        assertEquals(0, clock.millis());
        assertEquals(ZoneOffset.UTC, clock.getZone());
    }

    @Test
    void movesTheClocksOfOtherZonesAlong() {
        Clock paris = clock.withZone(ZoneId.of("Europe/Paris"));
        clock.advance(Duration.ofHours(1));
        assertEquals(clock.instant(), paris.instant());
        assertEquals(ZoneId.of("Europe/Paris"), paris.getZone());
    }
}
