package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a job looks for its music. */
class RecordingTest {
    private final Instant start = Instant.parse("2026-05-04T09:00:00Z");
    private final SettableClock clock = SettableClock.at(start);
    private final Recording recording = new Recording(null, null, null, null, clock);

    private JobRow job(Instant started) {
        return new JobRow(Ids.next(), Ids.next(), null, "processing", "generating_music", 50, "personal", "sealed", null, null, null, null, Ids.next(), null,
                false, null, null, null, null, null, null, 0, 0, false, null, start, start.plusSeconds(600), start, start, started, null, null);
    }

    @ParameterizedTest
    @CsvSource({"0, 500", "2000, 500", "5000, 1000", "10000, 2000", "15000, 3000", "300000, 3000"})
    void waitsAFifthOfWhatItHasTaken(long runningMillis, long pauseMillis) {
        clock.advance(Duration.ofMillis(runningMillis));
        assertEquals(Duration.ofMillis(pauseMillis), recording.pause(job(start)));
    }

    @Test
    void looksAgainAtTheDeadlineAndNotAfter() {
        clock.advance(Duration.ofSeconds(599));
        assertEquals(Duration.ofSeconds(1), recording.pause(job(start)));
        clock.advance(Duration.ofSeconds(5));
        assertTrue(recording.pause(job(start)).isPositive(), "never at once again: the deadline is the leg's to notice");
    }

    @Test
    void aJobWithoutAStartIsNew() {
        assertEquals(Duration.ofMillis(500), recording.pause(job(null)));
    }
}
