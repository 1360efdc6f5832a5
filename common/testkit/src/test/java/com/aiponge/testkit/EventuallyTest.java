package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

    @Test
    void returnsAsSoonAsTheConditionHolds() {
        AtomicInteger asked = new AtomicInteger();
        Eventually.until("the third answer", () -> asked.incrementAndGet() == 3);
        assertEquals(3, asked.get());
    }

    @Test
    void failsWithTheNameOfWhatDidNotHappen() {
        AssertionError failure = assertThrows(AssertionError.class,
                () -> Eventually.until("the song is ready", Duration.ofMillis(30), () -> false));
        assertEquals("not within 30 ms: the song is ready", failure.getMessage());
    }

    @Test
    void handsOverTheFirstValue() {
        AtomicInteger asked = new AtomicInteger();
        assertEquals("track 2", Eventually.value("a track",
                () -> asked.incrementAndGet() < 2 ? Optional.empty() : Optional.of("track " + asked.get())));
    }

    @Test
    void letsAnExceptionRiseAtOnce() {
        assertThrows(IllegalStateException.class, () -> Eventually.until("never", () -> {
            throw new IllegalStateException("broken");
        }));
    }

    @Test
    void seesWhatAnotherThreadDoes() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread other = Thread.startVirtualThread(done::countDown);
        Eventually.until("the other thread", () -> done.getCount() == 0);
        other.join();
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(AssertionError.class, () -> Eventually.until("never", () -> false));
        assertTrue(Thread.interrupted());
    }
}
