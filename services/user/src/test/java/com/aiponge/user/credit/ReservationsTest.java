package com.aiponge.user.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.aiponge.user.subscription.Month;
import com.aiponge.user.subscription.Plans;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final String PATH = "/internal/v1/credits/reservations";
    private static UserWorld world;
    private Somebody person;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void register() {
        person = world.registered();
    }

    private static ApiAnswer reserve(Somebody who, UUID operation, String feature, int quantity) {
        return who.music().post(PATH, Map.of("operationId", operation, "userId", who.id(), "feature", feature, "quantity", quantity, "reason", "song"));
    }

    private static ApiAnswer reserve(Somebody who, String feature) {
        return reserve(who, Ids.next(), feature, 1);
    }

    private static String held(Somebody who) {
        return reserve(who, "songs").expect(201).data().path("reservationId").asText();
    }

    private static ApiAnswer settle(Somebody who, String id, int delivered) {
        return who.music().post(PATH + "/" + id + "/settle", Map.of("deliveredQuantity", delivered));
    }

    private static ApiAnswer cancel(Somebody who, String id) {
        return who.music().post(PATH + "/" + id + "/cancel", Map.of("reason", "TIMED_OUT"));
    }

    private static ApiAnswer renew(Somebody who, String id) {
        return who.music().post(PATH + "/" + id + "/renew", Map.of());
    }

    private static void assertBalance(Somebody who, int current, int reserved, int spent) {
        JsonNode balance = who.app().get("/api/v1/app/credits/balance").expect(200).data();
        assertEquals(List.of(current, reserved, spent),
                List.of(balance.path("currentBalance").asInt(), balance.path("reserved").asInt(), balance.path("totalSpent").asInt()));
        assertEquals(current, world.database().number("SELECT sum(amount) FROM user_service.credit_transactions WHERE user_id = ?", who.id()));
    }

    private static JsonNode usage(Somebody who) {
        return who.app().get("/api/v1/app/subscriptions/usage").expect(200).data().path("usage");
    }

    @Test
    void aHoldLowersTheBalanceAtOnceAndSettlingSpendsIt() {
        ApiAnswer answer = reserve(person, Ids.next(), "songs", 1).expect(201);
        assertEquals(List.of(15, 15, 85), List.of(answer.data().path("unitPrice").asInt(), answer.data().path("amount").asInt(),
                answer.data().path("currentBalance").asInt()));
        Instant expires = Instant.parse(answer.data().path("expiresAt").asText());
        assertEquals(world.service().clock().instant().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MILLIS), expires);
        assertBalance(person, 85, 15, 0);
        JsonNode settled = settle(person, answer.data().path("reservationId").asText(), 1).expect(200).data();
        assertEquals("{\"settledAmount\":15,\"refundedAmount\":0,\"newBalance\":85}", settled.toString());
        assertBalance(person, 85, 0, 15);
        assertEquals(1, usage(person).path("songs").path("current").asInt());
        assertEquals(1, usage(person).path("lyrics").path("current").asInt());
    }

    @Test
    void whatWasNotDeliveredComesBack() {
        world.subscribe(person, "personal");
        String id = reserve(person, Ids.next(), "songs", 4).expect(201).data().path("reservationId").asText();
        assertBalance(person, 40, 60, 0);
        assertEquals("{\"settledAmount\":15,\"refundedAmount\":45,\"newBalance\":85}", settle(person, id, 1).expect(200).data().toString());
        assertBalance(person, 85, 0, 15);
        assertEquals(1, usage(person).path("songs").path("current").asInt());
    }

    @Test
    void cancellingGivesEverythingBack() {
        String id = held(person);
        assertEquals("{\"refundedAmount\":15,\"newBalance\":100}", cancel(person, id).expect(200).data().toString());
        assertBalance(person, 100, 0, 0);
        assertEquals(0, usage(person).path("songs").path("current").asInt());
    }

    @Test
    void repeatsOfEachStepChangeNothingAndAnswerTheSame() {
        UUID operation = Ids.next();
        JsonNode first = reserve(person, operation, "songs", 1).expect(201).data();
        assertEquals(first, reserve(person, operation, "songs", 1).expect(201).data());
        String id = first.path("reservationId").asText();
        JsonNode settled = settle(person, id, 1).expect(200).data();
        String other = held(person);
        assertEquals(settled, settle(person, id, 1).expect(200).data());
        assertEquals(settled, settle(person, id, 0).expect(200).data());
        assertEquals(first, reserve(person, operation, "songs", 1).expect(201).data());
        JsonNode cancelled = cancel(person, other).expect(200).data();
        assertEquals(cancelled, cancel(person, other).expect(200).data());
        assertBalance(person, 85, 0, 15);
    }

    @Test
    void aClosedHoldIsNotClosedAnotherWay() {
        String settled = held(person);
        settle(person, settled, 1).expect(200);
        cancel(person, settled).expect(409, "CONFLICT");
        renew(person, settled).expect(409, "CONFLICT");
        String cancelled = held(person);
        cancel(person, cancelled).expect(200);
        settle(person, cancelled, 1).expect(409, "CONFLICT");
        renew(person, cancelled).expect(409, "CONFLICT");
        assertBalance(person, 85, 0, 15);
    }

    @Test
    void aHoldThatNobodyRenewsExpiresAndARenewedOneDoesNot() {
        String left = held(person);
        String kept = held(person);
        world.service().clock().advance(Duration.ofMinutes(20));
        renew(person, kept).expect(200);
        world.service().clock().advance(Duration.ofMinutes(11));
        world.jobs().runEvery("reservations.expire");
        world.jobs().runEvery("reservations.expire");
        settle(person, left, 1).expect(409, "CONFLICT");
        assertEquals(15, cancel(person, left).expect(200).data().path("refundedAmount").asInt());
        settle(person, kept, 1).expect(200);
        assertBalance(person, 85, 0, 15);
        assertEquals(List.of("initial", "reserved", "reserved", "expired", "settled"),
                world.events(person, "credits.updated").stream().map(event -> event.data().get("reason")).toList());
    }

    @Test
    void everyStepTellsTheDevicesTheNewState() {
        settle(person, held(person), 1).expect(200);
        List<? extends Map<String, ?>> data = world.events(person, "credits.updated").stream().map(event -> event.data()).toList();
        assertEquals(Map.of("currentBalance", 85, "reserved", 15, "totalSpent", 0, "reason", "reserved"), data.get(1));
        assertEquals(Map.of("currentBalance", 85, "reserved", 0, "totalSpent", 15, "reason", "settled"), data.get(2));
    }

    @Test
    void aGuestHasOneSongAMonth() {
        Somebody guest = world.guest();
        settle(guest, held(guest), 1).expect(200);
        JsonNode error = reserve(guest, "songs").expect(402, "SUBSCRIPTION_LIMIT_EXCEEDED").json().path("error");
        assertEquals("PaymentRequiredError", error.path("type").asText());
        JsonNode details = error.path("details");
        assertEquals("songs", details.path("feature").asText());
        assertEquals("{\"current\":1,\"limit\":1,\"remaining\":0}", details.path("subscription").path("usage").toString());
        assertEquals("guest", details.path("subscription").path("tier").asText());
        assertTrue(details.path("subscription").path("resetAt").asText().endsWith("T23:59:59.999Z"));
        assertEquals("{\"currentBalance\":45,\"required\":15,\"hasCredits\":true,\"shortfall\":0}", details.path("credits").toString());
        assertEquals("personal", details.path("requiredTier").asText());
        assertTrue(details.path("shouldUpgrade").asBoolean());
        assertEquals("Personal includes 15 songs a month.", details.path("upgradeMessage").asText());
    }

    @Test
    void openHoldsCountAgainstTheMonthAndReturnedOnesDoNot() {
        String first = held(person);
        held(person);
        reserve(person, "songs").expect(402, "SUBSCRIPTION_LIMIT_EXCEEDED");
        cancel(person, first).expect(200);
        held(person);
    }

    @Test
    void aNewMonthInUtcStartsFromZero() {
        settle(person, held(person), 1).expect(200);
        String inFlight = held(person);
        reserve(person, "songs").expect(402, "SUBSCRIPTION_LIMIT_EXCEEDED");
        world.service().clock().set(Month.of(world.service().clock().instant()).end().plusMillis(1));
        assertEquals(0, usage(person).path("songs").path("current").asInt());
        settle(person, inFlight, 1).expect(200);
        assertEquals(0, usage(person).path("songs").path("current").asInt());
        held(person);
    }

    @Test
    void paidTiersAreBoundByCreditsAlone() {
        world.subscribe(person, "personal");
        for (int song = 0; song < 6; song++) {
            held(person);
        }
        JsonNode details = reserve(person, "songs").expect(402, "INSUFFICIENT_CREDITS").json().path("error").path("details");
        assertEquals("{\"currentBalance\":10,\"required\":15,\"hasCredits\":false,\"shortfall\":5}", details.path("credits").toString());
        assertBalance(person, 10, 90, 0);
    }

    @Test
    void theFlagOfTheTierIsCheckedFirst() {
        JsonNode details = reserve(person, "books").expect(402, "FEATURE_NOT_IN_TIER").json().path("error").path("details");
        assertEquals("personal", details.path("requiredTier").asText());
        assertEquals("Personal includes 2 books a month.", details.path("upgradeMessage").asText());
    }

    @Test
    void insightsAreLimitedOnEveryTierAndCostNothing() {
        for (int insight = 0; insight < 3; insight++) {
            assertEquals(0, reserve(person, "insights").expect(201).data().path("amount").asInt());
        }
        reserve(person, "insights").expect(402, "USAGE_LIMIT_EXCEEDED");
        assertBalance(person, 100, 0, 0);
        Somebody practice = world.registered();
        world.subscribe(practice, "practice");
        reserve(practice, Ids.next(), "insights", 100).expect(201);
    }

    @Test
    void staffPassFreeOfChargeAlsoWhenAServiceCallsAlone() {
        Somebody librarian = world.staff("librarian");
        for (int song = 0; song < 3; song++) {
            JsonNode hold = reserve(librarian, "songs").expect(201).data();
            assertEquals(0, hold.path("amount").asInt());
            settle(librarian, hold.path("reservationId").asText(), 1).expect(200);
        }
        assertBalance(librarian, 100, 0, 0);
        assertEquals(3, usage(librarian).path("songs").path("current").asInt());
    }

    @Test
    void anotherPersonsHoldDoesNotExist() {
        String id = held(person);
        Somebody other = world.registered();
        settle(other, id, 1).expect(404, "NOT_FOUND");
        cancel(other, id).expect(404, "NOT_FOUND");
        renew(other, id).expect(404, "NOT_FOUND");
        renew(person, Ids.next().toString()).expect(404, "NOT_FOUND");
        renew(person, "not-a-uuid").expect(404, "NOT_FOUND");
        assertBalance(person, 85, 15, 0);
    }

    @Test
    void theBodyCannotNameSomebodyElse() {
        person.music().post(PATH, Map.of("operationId", Ids.next(), "userId", world.registered().id(), "feature", "songs", "quantity", 1))
                .expect(403, "FORBIDDEN");
    }

    @Test
    void onlyTheMakersMayHold() {
        Map<String, Object> body = Map.of("operationId", Ids.next(), "userId", person.id(), "feature", "songs", "quantity", 1);
        person.app().post(PATH, body).expect(404);
        world.service().asService(ServiceName.STORAGE, person.id()).post(PATH, body).expect(404);
        world.service().asService(ServiceName.AI_CONTENT, person.id()).post(PATH, body).expect(201);
    }

    @Test
    void namesEveryWrongFieldOfABody() {
        Map<String, Object> body = new HashMap<>(Map.of("operationId", "x", "feature", "hugs", "quantity", 0));
        JsonNode errors = person.music().post(PATH, body).expect(400, "VALIDATION_ERROR").json().path("error").path("details").path("errors");
        Map<String, String> codes = new HashMap<>();
        errors.forEach(error -> codes.put(error.path("field").asText(), error.path("code").asText()));
        assertEquals(Map.of("operationId", "WRONG_FORMAT", "userId", "REQUIRED", "feature", "UNKNOWN_VALUE", "quantity", "OUT_OF_RANGE"), codes);
        String id = held(person);
        settle(person, id, 2).expect(400, "VALIDATION_ERROR");
        settle(person, id, -1).expect(400, "VALIDATION_ERROR");
        person.music().post(PATH + "/" + id + "/settle", Map.of()).expect(400, "VALIDATION_ERROR");
        person.music().post(PATH, "{").expect(400, "MALFORMED_JSON");
        assertBalance(person, 85, 15, 0);
    }

    @Test
    void theLedgerCannotBeRewritten() {
        held(person);
        AssertionError refused = assertThrows(AssertionError.class,
                () -> world.database().execute("UPDATE user_service.credit_transactions SET amount = 1 WHERE user_id = ?", person.id()));
        assertTrue(refused.getCause().getMessage().contains("append-only"));
        assertThrows(AssertionError.class,
                () -> world.database().execute("UPDATE user_service.credit_accounts SET balance = -1 WHERE user_id = ?", person.id()));
    }

    @Test
    void whoRegistersIsLiftedToTheGrantOfARegisteredAccountOnce() {
        Somebody guest = world.guest();
        settle(guest, held(guest), 1).expect(200);
        Credits credits = new Credits(world.parts().database(), world.parts().outbox(), Plans.standard(), world.service().clock());
        credits.becameRegistered(guest.id());
        credits.becameRegistered(guest.id());
        credits.open(guest.id(), false);
        assertBalance(guest, 85, 0, 15);
        assertEquals(1, credits.songsMade(guest.id()));
        assertNotEquals(true, credits.isGuest(guest.id()));
        assertEquals("explorer", guest.app().get("/api/v1/app/subscriptions/status").expect(200).data().path("tier").asText());
    }
}
