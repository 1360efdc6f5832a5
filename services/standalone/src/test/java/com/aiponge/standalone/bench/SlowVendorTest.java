package com.aiponge.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowVendorTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private final SettableClock clock = SettableClock.at("2026-05-04T09:12:33Z");
    private final SlowVendor vendor = new SlowVendor(MINUTE, clock);

    @Test
    void isNotDoneBeforeItsTime() throws InterruptedException {
        vendor.order("a");
        vendor.counted();
        clock.advance(MINUTE.minusMillis(1));
        assertFalse(vendor.done("a", Duration.ZERO));
        clock.advance(Duration.ofMillis(1));
        assertTrue(vendor.done("a", Duration.ZERO));
    }

    @Test
    void isNotDoneBeforeAllAreCounted() throws InterruptedException {
        vendor.order("a");
        clock.advance(MINUTE.multipliedBy(2));
        assertFalse(vendor.done("a", Duration.ZERO));
        assertEquals(Duration.ofMinutes(2), vendor.longest());
        vendor.counted();
        assertTrue(vendor.done("a", Duration.ZERO));
    }

    @Test
    void lastsItsTimeEvenIfAllWereCountedSoon() {
        vendor.order("a");
        clock.advance(Duration.ofSeconds(3));
        assertEquals(MINUTE, vendor.longest());
    }

    @Test
    void countsThoseThatAskedAndAreNotDone() throws InterruptedException {
        vendor.order("a");
        vendor.order("b");
        assertEquals(0, vendor.waiting());
        vendor.done("a", Duration.ZERO);
        vendor.done("never ordered", Duration.ZERO);
        assertEquals(1, vendor.waiting());
        vendor.done("b", Duration.ZERO);
        vendor.done("b", Duration.ZERO);
        assertEquals(2, vendor.waiting());
        clock.advance(MINUTE);
        vendor.counted();
        assertEquals(0, vendor.waiting());
    }

    @Test
    void aRepeatedOrderIsTheSameTask() throws InterruptedException {
        vendor.order("a");
        vendor.counted();
        clock.advance(MINUTE);
        vendor.order("a");
        assertEquals(1, vendor.orders());
        assertTrue(vendor.done("a", Duration.ZERO));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws InterruptedException {
        SlowVendor real = new SlowVendor(Duration.ofMillis(300), Clock.systemUTC());
        real.order("a");
        real.counted();
        long began = System.nanoTime();
        assertFalse(real.done("a", Duration.ofMillis(100)));
        assertTrue(System.nanoTime() - began >= Duration.ofMillis(100).toNanos());
        assertTrue(real.done("a", Duration.ofSeconds(30)), "it is told of the end when it comes");
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(20).toNanos());
    }
}
