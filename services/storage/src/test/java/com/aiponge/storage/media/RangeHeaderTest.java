package com.aiponge.storage.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RangeHeaderTest {
    @Test
    void aRangeIsCutToTheFile() {
        assertEquals(new RangeHeader.Part(2, 9), RangeHeader.of("bytes=2-", 10));
        assertEquals(new RangeHeader.Part(2, 9), RangeHeader.of("bytes=2-10", 10));
        assertEquals(new RangeHeader.Part(0, 9), RangeHeader.of("bytes=-11", 10));
        assertEquals(new RangeHeader.Part(9, 9), RangeHeader.of("bytes=-1", 10));
    }

    @Test
    void aRangeThatIsNoneIsTheWhole() {
        for (String header : new String[]{null, "", "bytes=", "bytes=-", "bytes=4-3", "bytes=1-2,3-4", "lines=1-2", "bytes=\u0661-\u0662"}) {
            assertEquals(RangeHeader.WHOLE, RangeHeader.of(header, 10), header);
        }
    }

    @Test
    void aRangeBehindTheEndIsOutside() {
        assertEquals(new RangeHeader.Outside(), RangeHeader.of("bytes=10-", 10));
        assertEquals(new RangeHeader.Outside(), RangeHeader.of("bytes=-0", 10));
        assertEquals(new RangeHeader.Outside(), RangeHeader.of("bytes=" + "9".repeat(5_000) + "-", 10));
    }

    @Test
    void datesAreWholeSecondsInTheFormOfHttp() {
        Instant time = Instant.parse("2026-05-04T09:14:47.999Z");
        assertEquals("Mon, 04 May 2026 09:14:47 GMT", HttpDate.text(time));
        assertTrue(HttpDate.covers("Mon, 04 May 2026 09:14:47 GMT", time));
        assertTrue(HttpDate.covers("Mon, 04 May 2026 09:14:48 GMT", time));
        assertFalse(HttpDate.covers("Mon, 04 May 2026 09:14:46 GMT", time));
        assertFalse(HttpDate.covers("2026-05-04", time));
        assertFalse(HttpDate.covers(null, time));
    }
}
