package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a client has stopped in the middle of a message, by the clock of the test. */
class ReceiveProgressTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final ReceiveProgress progress = new ReceiveProgress();
    private long now = 1_000 * SECOND;

    private void waitFor(long seconds) {
        now += seconds * SECOND;
    }

    /** A piece of a message comes after so long, and the server reads on. */
    private void piece(int bytes, long afterSeconds) {
        waitFor(afterSeconds);
        progress.read(bytes, now);
        progress.reading(now);
    }

    @Test
    void aSilentClientIsStalledAfterTenSecondsInTheMiddleOfAMessageOnly() {
        progress.reading(now);
        waitFor(1000);
        assertFalse(progress.stalled(now), "between two requests silence is normal");
        piece(10, 0);
        waitFor(10);
        assertFalse(progress.stalled(now));
        waitFor(1);
        assertTrue(progress.stalled(now));
    }

    /** Trap: a trickle of bytes passes every limit of silence, so the whole message has one too. */
    @Test
    void aTrickleIsStalledAfterHalfAMinute() {
        progress.reading(now);
        for (int i = 0; i < 7; i++) {
            piece(1, 5);
            assertFalse(progress.stalled(now), "after " + i * 5 + " s");
        }
        piece(1, 5);
        assertTrue(progress.stalled(now));
    }

    @Test
    void aLargeUploadThatGoesOnIsNot() {
        progress.reading(now);
        for (int i = 0; i < 200; i++) {
            piece(80 * 1024, 9);
            assertFalse(progress.stalled(now), "after " + i * 9 + " s");
        }
    }

    @Test
    void aHandlerThatTakesItsTimeIsLeftAlone() {
        progress.reading(now);
        waitFor(1);
        progress.read(500, now);
        waitFor(600);
        assertFalse(progress.stalled(now));
        assertEquals(Duration.ZERO, progress.idle(now));
    }

    @Test
    void theNextMessageHasItsOwnTime() {
        progress.reading(now);
        piece(1, 0);
        piece(1, 9);
        piece(1, 9);
        piece(1, 9);
        progress.written();
        progress.reading(now);
        waitFor(60);
        assertFalse(progress.stalled(now), "the answer has been written");
        assertEquals(Duration.ofSeconds(60), progress.idle(now));
        piece(1, 0);
        piece(1, 9);
        assertFalse(progress.stalled(now), "the time of the message before still counts");
    }

    @Test
    void anotherProtocolMayBeSilent() {
        progress.reading(now);
        piece(100, 0);
        progress.upgraded();
        piece(2, 1);
        waitFor(3600);
        assertFalse(progress.stalled(now));
    }
}
