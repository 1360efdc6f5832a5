package com.aiponge.user.credit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.subscription.Feature;
import com.aiponge.user.subscription.Month;
import com.aiponge.user.subscription.Plans;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    private static final Plans PLANS = Plans.standard();
    private static final Month MAY = Month.of(Instant.parse("2026-05-04T10:00:00Z"));

    private static Checks checks(String tier, Feature feature, int quantity, int counted, int balance) {
        return new Checks(PLANS, PLANS.tier(tier), feature, quantity, counted, balance, MAY);
    }

    @ParameterizedTest
    @CsvSource({
            "guest, SONGS, 1, 0, 15", "explorer, SONGS, 2, 0, 30", "explorer, SONGS, 1, 1, 15", "personal, SONGS, 5, 500, 75",
            "explorer, INSIGHTS, 1, 2, 0", "guest, BOOKS, 1, 0, 5", "studio, BOOKS, 9, 900, 45", "explorer, LYRICS, 4, 0, 0", "practice, INSIGHTS, 1, 9999, 0",
    })
    void letsPassWhatTheTierAndTheBalanceAllow(String tier, Feature feature, int quantity, int counted, int balance) {
        assertDoesNotThrow(checks(tier, feature, quantity, counted, balance)::pass);
    }

    @ParameterizedTest
    @CsvSource({
            "explorer, BOOKS, 1, 0, 0, FEATURE_NOT_IN_TIER", "guest, SONGS, 1, 1, 0, SUBSCRIPTION_LIMIT_EXCEEDED",
            "explorer, SONGS, 3, 0, 100, SUBSCRIPTION_LIMIT_EXCEEDED", "guest, INSIGHTS, 1, 0, 60, USAGE_LIMIT_EXCEEDED",
            "personal, LYRICS, 1, 30, 100, USAGE_LIMIT_EXCEEDED", "personal, BOOKS, 1, 2, 100, SUBSCRIPTION_LIMIT_EXCEEDED",
            "explorer, SONGS, 2, 0, 29, INSUFFICIENT_CREDITS", "studio, BOOKS, 1, 0, 4, INSUFFICIENT_CREDITS",
    })
    void theFirstCheckThatFailsSaysWhy(String tier, Feature feature, int quantity, int counted, int balance, String code) {
        Problem.PaymentRequired refused = assertThrows(Problem.PaymentRequired.class, checks(tier, feature, quantity, counted, balance)::pass);
        assertEquals(code, refused.code());
    }

    @Test
    void theRefusalHasEveryMemberOfTheContractInOrder() {
        Problem refused = assertThrows(Problem.class, checks("explorer", Feature.SONGS, 1, 2, 70)::pass);
        assertEquals("""
                {"feature":"songs","subscription":{"tier":"explorer","isPaidTier":false,"usage":{"current":2,"limit":2,"remaining":0},\
                "resetAt":"2026-05-31T23:59:59.999Z"},"credits":{"currentBalance":70,"required":15,"hasCredits":true,"shortfall":0},\
                "requiredTier":"personal","shouldUpgrade":true,"upgradeMessage":"Personal includes 15 songs a month."}""", Json.text(refused.details()));
        assertEquals("Your plan includes 2 songs a month, and 2 are used.", refused.getMessage());
    }

    @Test
    void theHighestTierIsToldOfNoBetterOne() {
        Map<String, Object> details = assertThrows(Problem.class, checks("studio", Feature.SONGS, 1, 0, 3)::pass).details();
        assertNull(details.get("requiredTier"));
        assertNull(details.get("upgradeMessage"));
        assertEquals(false, details.get("shouldUpgrade"));
    }

    @Test
    void onlyCodesAreKeptAsAReason() {
        assertEquals("TIMED_OUT", Reason.code("TIMED_OUT"));
        assertEquals("song.generation:retry-1", Reason.code("song.generation:retry-1"));
        assertNull(Reason.code("song about my grandmother"));
        assertNull(Reason.code("x".repeat(65)));
        assertNull(Reason.code(null));
    }

    @Test
    void anAccountMovesCreditsWithoutLosingOne() {
        Account account = new Account(Ids.next(), false, 100, 0, 0, 50);
        Account held = account.held(60);
        assertEquals(new Account(account.userId(), false, 40, 60, 0, 50), held);
        assertEquals(new Account(account.userId(), false, 85, 0, 15, 50), held.released(15, 45));
        assertEquals(account, held.released(0, 60));
        assertEquals(40, Balance.of(held).giftable());
        assertEquals(140, account.granted(40).balance());
    }

    @Test
    void aClosedHoldKnowsWhatItMoved() {
        UUID id = Ids.next();
        Reservation hold = new Reservation(id, Ids.next(), Ids.next(), Feature.SONGS, 4, 15, LocalDate.of(2026, 5, 1), Reservation.RESERVED, 40, null, null,
                Instant.EPOCH);
        assertEquals(new Reservation.Reserved(id, 15, 60, 40, Instant.EPOCH), hold.reserved());
        Reservation settled = hold.close(Reservation.SETTLED, 3, 55);
        assertEquals(new Reservation.Closed(45, 15, 55), settled.closed());
        assertEquals(false, settled.isOpen());
    }
}
