package com.aiponge.user.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSubscriptionTest {
    private static StoredSubscription until(String status, Instant end) {
        return new StoredSubscription("personal", status, "ios", null, List.of(), null, end, false, null);
    }

    @ParameterizedTest
    @CsvSource({
            "active,    2026-05-31T23:59:59Z, true",
            "active,    2026-06-01T00:00:00Z, false",
            "trialing,  2026-05-31T23:59:59Z, true",
            "cancelled, 2026-05-31T23:59:59Z, true",
            "cancelled, 2026-06-01T00:00:00Z, false",
            "past_due,  2026-06-16T23:59:59Z, true",
            "past_due,  2026-06-17T00:00:00Z, false",
            "expired,   2026-05-01T00:00:00Z, false",
    })
    void isInForceUntilThePeriodOrTheGraceIsOver(String status, Instant now, boolean inForce) {
        assertEquals(inForce, until(status, Instant.parse("2026-06-01T00:00:00Z")).isInForce(now));
    }

    @Test
    void withoutAnEndItGoesOn() {
        assertEquals(true, until("active", null).isInForce(Instant.now()));
        assertEquals(false, until("expired", null).isInForce(Instant.now()));
    }

    @Test
    void countsNeverShowLessThanNothingLeft() {
        assertEquals(new Usage.Count(7, 4, 0), Usage.Count.of(7, 4));
        assertEquals(new Usage.Count(7, -1, -1), Usage.Count.of(7, -1));
        assertEquals(new Usage.Count(1, 4, 3), Usage.Count.of(1, 4));
    }
}
