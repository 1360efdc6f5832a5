package com.aiponge.user.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Plans plans = Plans.standard();

    @Test
    void everyGrantedFlagIsAFlagOfTheContract() {
        assertEquals(22, plans.flags().size());
        plans.tiers().forEach(tier -> assertTrue(plans.flags().containsAll(tier.granted()), tier.id()));
    }

    @Test
    void aPaidMonthGrantsItsSongs() {
        plans.tiers().stream().filter(Tier::isPaid).forEach(tier -> assertEquals(tier.songs() * plans.price(Feature.SONGS), tier.monthGrant()));
    }

    @Test
    void theBetterTierIsTheNextThatAllowsMore() {
        assertEquals("personal", plans.better(plans.tier("guest"), Feature.SONGS).orElseThrow().id());
        assertEquals("personal", plans.better(plans.tier("explorer"), Feature.BOOKS).orElseThrow().id());
        assertEquals("practice", plans.better(plans.tier("personal"), Feature.INSIGHTS).orElseThrow().id());
        assertTrue(plans.better(plans.tier("practice"), Feature.BOOKS).isEmpty());
        assertTrue(plans.better(plans.tier("studio"), Feature.SONGS).isEmpty());
    }

    @Test
    void songsOfPaidTiersAreNotBoundByTheMonth() {
        assertEquals(List.of(1, 2, -1, -1, -1), plans.tiers().stream().map(tier -> tier.boundLimit(Feature.SONGS)).toList());
        assertEquals(List.of(1, 0, 2, -1, -1), plans.tiers().stream().map(tier -> tier.boundLimit(Feature.BOOKS)).toList());
    }

    @Test
    void aMonthEndsWithItsLastMillisecondInUtc() {
        Month may = Month.of(Instant.parse("2026-05-31T23:59:59.999Z"));
        assertEquals(Instant.parse("2026-05-01T00:00:00Z"), may.start());
        assertEquals(Instant.parse("2026-05-31T23:59:59.999Z"), may.end());
        assertEquals("2026-06-01", Month.of(may.end().plusMillis(1)).firstDay().toString());
    }
}
