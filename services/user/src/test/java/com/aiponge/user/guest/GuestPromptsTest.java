package com.aiponge.user.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuestPromptsTest {
    private static final String POLICY = "/api/v1/app/guest-conversion/policy";
    private static final String STATE = "/api/v1/app/guest-conversion/state";
    private static final String EVENT = "/api/v1/app/guest-conversion/event";
    private static UserApi api;

    @BeforeAll
    static void start() {
        api = UserApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void thePolicyIsPublicAndSpeaksTheCallersLanguage() {
        ApiAnswer english = api.anonymous().get(POLICY).expect(200);
        assertEquals("""
                {"firstSongThreshold":1,"tracksPlayedThreshold":5,"entriesCreatedThreshold":3,"promptCooldownMs":86400000,"promptMessages":{\
                "first-song":{"title":"Keep your song","message":"Guest songs fade after two days. An account keeps them."},\
                "multiple-tracks":{"title":"Enjoying the music?","message":"Create an account to build your library."},\
                "entries":{"title":"Your words matter","message":"Create an account so that your journal stays with you."}}}""", english.data().toString());
        assertEquals("public, max-age=60", english.header("Cache-Control"));
        assertEquals("Accept-Language", english.header("Vary"));
        ApiAnswer german = api.anonymous().with("accept-language", "de-AT,de;q=0.9").get(POLICY).expect(200);
        assertEquals("Behalte dein Lied", german.data().path("promptMessages").path("first-song").path("title").asText());
        api.anonymous().with("if-none-match", english.header("ETag")).get(POLICY).expect(304);
        api.anonymous().with("if-none-match", english.header("ETag")).with("accept-language", "de").get(POLICY).expect(200);
    }

    @Test
    void aNewGuestHasDoneNothing() {
        assertEquals("{\"songsCreated\":0,\"tracksPlayed\":0,\"entriesCreated\":0,\"lastPromptTime\":null,\"hasSeenPrompt\":false,\"convertedAt\":null}",
                api.as(api.guest()).get(STATE).expect(200).data().toString());
    }

    @Test
    void theThirdEntryPrompts() {
        JsonNode guest = api.guest();
        for (int i = 0; i < 2; i++) {
            JsonNode quiet = happen(guest, "entry_created");
            assertEquals(List.of("shouldPrompt", "promptType", "promptContent", "stats"), UserApi.names(quiet));
            assertFalse(quiet.path("shouldPrompt").booleanValue());
            assertTrue(quiet.path("promptType").isNull() && quiet.path("promptContent").isNull());
        }
        JsonNode due = happen(guest, "entry_created");
        assertTrue(due.path("shouldPrompt").booleanValue());
        assertEquals("entries", due.path("promptType").asText());
        assertEquals("Your words matter", due.path("promptContent").path("title").asText());
        assertEquals(3, due.path("stats").path("entriesCreated").asInt());
        assertTrue(due.path("stats").path("hasSeenPrompt").booleanValue());
        assertEquals(due.path("stats"), api.as(guest).get(STATE).data());
    }

    @Test
    void theCoolDownHoldsTheNextPromptBackForADay() {
        JsonNode guest = api.guest();
        assertEquals("first-song", happen(guest, "song_created").path("promptType").asText());
        for (int i = 0; i < 6; i++) {
            assertFalse(happen(guest, "track_played").path("shouldPrompt").booleanValue());
        }
        api.clock().advance(Duration.ofDays(1).minusMillis(1));
        assertFalse(happen(guest, "track_played").path("shouldPrompt").booleanValue());
        api.clock().advance(Duration.ofMillis(1));
        assertEquals("multiple-tracks", happen(guest, "track_played").path("promptType").asText(), "it had passed its threshold unprompted");
        api.clock().advance(Duration.ofDays(2));
        assertFalse(happen(guest, "track_played").path("shouldPrompt").booleanValue(), "each prompt comes once");
    }

    @Test
    void aRegisteredAccountIsNeverPrompted() {
        JsonNode user = api.register("prompt1@example.com", "quiet-river-42");
        JsonNode result = happen(user, "song_created");
        assertFalse(result.path("shouldPrompt").booleanValue());
        assertEquals(1, result.path("stats").path("songsCreated").asInt());
    }

    @Test
    void registeringIsRemembered() {
        JsonNode guest = api.guest();
        happen(guest, "track_played");
        JsonNode user = api.anonymous().with("authorization", "Bearer " + guest.path("token").asText()).post("/api/v1/auth/register",
                Map.of("email", "prompt2@example.com", "password", "quiet-river-42", "guestUserId", UserApi.id(guest))).expect(201).data();
        JsonNode state = api.as(user).get(STATE).expect(200).data();
        assertEquals(1, state.path("tracksPlayed").asInt());
        assertFalse(state.path("convertedAt").isNull());
    }

    @Test
    void parallelEventsAreAllCountedAndPromptOnce() {
        JsonNode guest = api.guest();
        List<JsonNode> results = UserApi.parallel(12, i -> happen(guest, "entry_created"));
        assertEquals(1, results.stream().filter(result -> result.path("shouldPrompt").booleanValue()).count());
        assertEquals(12, api.as(guest).get(STATE).data().path("entriesCreated").asInt());
    }

    @Test
    void aRepeatedKeyCountsOnce() {
        JsonNode guest = api.guest();
        for (int i = 0; i < 2; i++) {
            api.as(guest).withKey("event-1").post(EVENT, Map.of("eventType", "track_played")).expect(200);
        }
        assertEquals(1, api.as(guest).get(STATE).data().path("tracksPlayed").asInt());
    }

    @Test
    void onlyKnownEventsCount() {
        JsonNode guest = api.guest();
        api.as(guest).post(EVENT, Map.of("eventType", "danced")).expect(400, "VALIDATION_ERROR");
        api.as(guest).post(EVENT, Map.of()).expect(400, "VALIDATION_ERROR");
        api.as(guest).post(EVENT, "[]").expect(400, "MALFORMED_JSON");
        api.anonymous().post(EVENT, Map.of("eventType", "track_played")).expect(401);
        api.anonymous().get(STATE).expect(401);
    }

    private static JsonNode happen(JsonNode auth, String type) {
        return api.as(auth).post(EVENT, Map.of("eventType", type)).expect(200).data();
    }
}
