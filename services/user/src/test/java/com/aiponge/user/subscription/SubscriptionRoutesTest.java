package com.aiponge.user.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubscriptionRoutesTest {
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static JsonNode status(Somebody person) {
        return person.app().get("/api/v1/app/subscriptions/status").expect(200).data();
    }

    private static JsonNode usage(Somebody person) {
        return person.app().get("/api/v1/app/subscriptions/usage").expect(200).data();
    }

    @Test
    void thePlansAreThoseOfTheContract() {
        ApiAnswer answer = world.service().anonymous().get("/api/v1/app/subscriptions/config").expect(200);
        JsonNode tiers = answer.data().path("tiers");
        List<String> names = new ArrayList<>();
        tiers.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("guest", "explorer", "personal", "practice", "studio"), names);
        assertEquals("""
                {"name":"Guest","entitlementId":null,"price":{"month":null,"year":null},"limits":{"songsPerMonth":1,"lyricsPerMonth":1,\
                "insightsPerMonth":0,"booksPerMonth":1,"songExpiresAfterHours":48,"maxSharedClients":0},"features":{"canGenerateMusic":true,\
                "canAccessLibrary":true,"canSelectMusicStyle":true,"canAccessJournal":true,"canGenerateBooks":true,"canCreateCustomBooks":true,\
                "maxBookDepth":"brief","canShareSongs":false,"canDownloadSongs":false,"canSwitchTiers":false,"canAccessActivityCalendar":false,\
                "canAccessMentorLine":false,"canAccessWellness":false,"canAccessInsightsReports":false,"canSelectFramework":false,\
                "hasPrioritySupport":false,"canBatchGenerate":false,"canShareWithClients":false,"canViewClientReflections":false,\
                "canViewClientEngagement":false,"canWhiteLabel":false,"canAccessAPI":false},"creditCosts":{"songGeneration":15,\
                "lyricsGeneration":0,"insightGeneration":0,"bookGeneration":5}}""", tiers.path("guest").toString());
        assertEquals("{\"month\":{\"amountMinor\":999,\"currency\":\"USD\"},\"year\":{\"amountMinor\":7999,\"currency\":\"USD\"}}",
                tiers.path("personal").path("price").toString());
        assertTrue(tiers.path("studio").path("features").path("canWhiteLabel").asBoolean());
        assertEquals(-1, tiers.path("studio").path("limits").path("maxSharedClients").asInt());
        assertTrue(tiers.path("explorer").path("features").path("maxBookDepth").isNull());
        assertEquals(List.of("15", "guest"), List.of(answer.data().path("creditCostPerSong").asText(), answer.data().path("defaultTier").asText()));
        assertEquals("public, max-age=60", answer.header("cache-control"));
        world.service().anonymous().with("if-none-match", answer.header("etag")).get("/api/v1/app/subscriptions/config").expect(304);
    }

    @Test
    void whoNeverSubscribedIsGuestOrExplorer() {
        assertEquals("guest", status(world.guest()).path("tier").asText());
        Somebody person = world.registered();
        assertEquals("{\"userId\":\"" + person.id() + "\",\"subscriptionTier\":\"explorer\",\"tier\":\"explorer\",\"status\":\"active\",\"isPaidTier\":false,"
                + "\"platform\":null,\"productId\":null,\"entitlementId\":null,\"entitlements\":[],\"currentPeriodStart\":null,\"currentPeriodEnd\":null,"
                + "\"cancelAtPeriodEnd\":false,\"trialEnd\":null,\"billingIssue\":false}", status(person).toString());
    }

    @Test
    void aSubscriptionGivesItsTierUntilThePeriodIsOver() {
        Somebody person = world.registered();
        world.subscribe(person, "practice");
        assertEquals(List.of("practice", "true", "practice"), List.of(status(person).path("tier").asText(), status(person).path("isPaidTier").asText(),
                status(person).path("entitlementId").asText()));
        world.database().execute("UPDATE user_service.subscriptions SET status = 'cancelled', cancel_at_period_end = true WHERE user_id = ?", person.id());
        assertEquals("practice", status(person).path("tier").asText());
        world.database().execute("UPDATE user_service.subscriptions SET current_period_end = now() - interval '1 day' WHERE user_id = ?", person.id());
        assertEquals(List.of("explorer", "expired"), List.of(status(person).path("tier").asText(), status(person).path("status").asText()));
    }

    @Test
    void aFailedRenewalKeepsTheTierForTheDaysOfGrace() {
        Somebody person = world.registered();
        world.subscribe(person, "personal");
        world.database().execute("UPDATE user_service.subscriptions SET status = 'past_due', current_period_end = now() - interval '15 days' WHERE user_id = ?", person.id());
        assertEquals(List.of("personal", "true"), List.of(status(person).path("tier").asText(), status(person).path("billingIssue").asText()));
        world.service().clock().advance(Duration.ofDays(2));
        assertEquals("explorer", status(person).path("tier").asText());
        world.service().clock().advance(Duration.ofDays(-2));
    }

    @Test
    void usageShowsTheMonthInUtc() {
        Somebody person = world.registered();
        JsonNode usage = usage(person);
        assertEquals("{\"songs\":{\"current\":0,\"limit\":2,\"remaining\":2},\"lyrics\":{\"current\":0,\"limit\":4,\"remaining\":4},"
                + "\"insights\":{\"current\":0,\"limit\":3,\"remaining\":3},\"books\":{\"current\":0,\"limit\":0,\"remaining\":0}}", usage.path("usage").toString());
        assertTrue(usage.path("periodStart").asText().endsWith("-01T00:00:00.000Z"));
        assertTrue(usage.path("resetAt").asText().endsWith("T23:59:59.999Z"));
        assertTrue(usage.path("canGenerate").asBoolean());
    }

    @Test
    void usageSaysWhenNoSongCanBeMade() {
        Somebody guest = world.guest();
        assertTrue(usage(guest).path("canGenerate").asBoolean());
        guest.music().post("/internal/v1/credits/reservations", Map.of("operationId", Ids.next(), "userId", guest.id(), "feature", "songs",
                "quantity", 1)).expect(201);
        assertFalse(usage(guest).path("canGenerate").asBoolean());
        assertEquals(-1, studioUsage().path("usage").path("insights").path("remaining").asInt());
    }

    private static JsonNode studioUsage() {
        Somebody studio = world.registered();
        world.subscribe(studio, "studio");
        return usage(studio);
    }

    @Test
    void pricesAndTheBalanceOfANewAccount() {
        assertEquals("{\"musicGeneration\":{\"costPerSong\":15,\"description\":\"One song\"},\"lyricsGeneration\":{\"cost\":0},\"insightGeneration\":{\"cost\":0},"
                        + "\"bookGeneration\":{\"cost\":5},\"minimumBalance\":{\"required\":0,\"description\":\"No minimum\"}}",
                world.service().anonymous().get("/api/v1/app/credits/policy").expect(200).data().toString());
        Somebody guest = world.guest();
        assertEquals("{\"userId\":\"" + guest.id() + "\",\"currentBalance\":60,\"remaining\":60,\"available\":60,\"reserved\":0,\"totalSpent\":0,\"giftable\":0}",
                guest.app().get("/api/v1/app/credits/balance").expect(200).data().toString());
        for (String path : List.of("credits/balance", "subscriptions/status", "subscriptions/usage")) {
            world.service().anonymous().get("/api/v1/app/" + path).expect(401, "UNAUTHORIZED");
            assertTrue(Integer.parseInt(guest.app().get("/api/v1/app/" + path).header("x-statements")) <= 4, path);
        }
    }
}
