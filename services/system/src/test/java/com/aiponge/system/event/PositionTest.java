package com.aiponge.system.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static Position at(long ms, int seq) {
        return new Position(ms, seq);
    }

    @Test
    void anIdIsItsPlaceInTheOrder() {
        assertEquals("1777886089310-0", at(1_777_886_089_310L, 0).toString());
        assertEquals(Optional.of(at(1_777_886_089_310L, 12)), Position.of("1777886089310-12"));
        assertEquals(Instant.parse("2026-05-04T09:14:49.310Z"), at(1_777_886_089_310L, 0).time());
    }

    @Test
    void orderIsByTimeAndThenByNumber() {
        List<Position> sorted = List.of(at(1, 0), at(1, 2), at(1, 10), at(2, 0), at(10, 0));
        assertEquals(sorted, sorted.reversed().stream().sorted().toList());
    }

    @Test
    void otherTextIsNoPosition() {
        for (String text : List.of("", "-", "1", "1-", "-1", "a-1", "1-a", " 1-1", "1-1 ", "1--1", "1-1-1", "+1-1", "1.0-1", "\u0661-\u0661",
                "9999999999999999-0", "1-9999999999", "0x1-1")) {
            assertEquals(Optional.empty(), Position.of(text), text);
        }
    }

    @Test
    void aLogHasForgottenWhatIsBeforeItsBeginningOrBehindItsEnd() {
        EventStore.Log log = new EventStore.Log(List.of(), at(100, 5), at(10, 2), at(20, 0));
        assertTrue(log.hasForgotten(at(100, 6)));
        assertFalse(log.hasForgotten(at(100, 5)));
        assertFalse(log.hasForgotten(at(20, 0)), "the last that went is not needed any more");
        assertTrue(log.hasForgotten(at(19, 9)));
        assertTrue(log.hasForgotten(at(10, 1)));
        EventStore.Log untrimmed = new EventStore.Log(List.of(), at(100, 5), at(10, 2), at(0, 0));
        assertFalse(untrimmed.hasForgotten(at(10, 2)));
        assertTrue(untrimmed.hasForgotten(at(10, 1)));
    }
}
