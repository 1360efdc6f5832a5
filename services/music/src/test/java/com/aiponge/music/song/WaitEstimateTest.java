package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {
    private final WaitEstimate waits = new WaitEstimate();

    @Test
    void saysAMinuteAndAHalfBeforeTheFirstSong() {
        assertEquals(90, waits.seconds());
    }

    @Test
    void comesCloseToWhatSongsTakeHere() {
        for (int i = 0; i < 20; i++) {
            waits.finished(Duration.ofSeconds(5));
        }
        assertTrue(waits.seconds() <= 7, "estimate " + waits.seconds());
    }

    @Test
    void neverPromisesLessThanASecond() {
        assertEquals(1, waits.left(Duration.ofMinutes(9)));
        assertEquals(80, waits.left(Duration.ofSeconds(10)));
    }
}
