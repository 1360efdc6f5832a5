package com.aiponge.user.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnboardingTest {
    private static final String STATUS = "/api/v1/app/onboarding/status";
    private static final String COMPLETE = "/api/v1/app/onboarding/complete";
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
    void isOpenUntilCompleted() {
        JsonNode guest = api.guest();
        ApiAnswer open = api.as(guest).get(STATUS).expect(200);
        assertFalse(open.json().path("onboardingCompleted").booleanValue());
        assertTrue(open.json().path("completedAt").isNull());
        assertEquals("{\"onboardingCompleted\":false,\"completedAt\":null}", open.data().toString());

        api.as(guest).post(COMPLETE, null).expect(200);

        ApiAnswer done = api.as(guest).get(STATUS).expect(200);
        assertTrue(done.json().path("onboardingCompleted").booleanValue());
        assertTrue(done.data().path("onboardingCompleted").booleanValue());
        assertFalse(done.data().path("completedAt").asText().isEmpty());
    }

    @Test
    void completingStoresPreferencesAndAnswersTheDefaultBook() {
        JsonNode guest = api.guest();
        ApiAnswer answer = api.as(guest).post(COMPLETE, Map.of(
                "preferences", Map.of("vocalGender", "f", "musicPreferences", "warm acoustic guitar, no drums", "genre", "acoustic"),
                "locale", "fr-FR", "wellnessGoals", List.of("sleep better"))).expect(200);
        assertEquals("Onboarding completed", answer.json().path("message").asText());
        assertEquals(List.of("onboardingCompleted", "bookId"), UserApi.names(answer.data()));
        assertEquals(api.database().value("SELECT id FROM user_service.books WHERE user_id = ?", UserApi.id(guest)).toString(), answer.data().path("bookId").asText());
        JsonNode profile = api.as(guest).get("/api/v1/app/profile").expect(200).data();
        assertEquals("fr", profile.path("profile").path("language").asText());
        assertEquals("acoustic", profile.path("preferences").path("musicGenre").asText());
        assertEquals("f", profile.path("preferences").path("vocalGender").asText());
        assertEquals("[\"sleep better\"]", profile.path("preferences").path("wellnessGoals").toString());
        assertFalse(profile.path("preferences").has("genre"));
    }

    @Test
    void completingTwiceKeepsTheFirstTimeAndTheBook() {
        JsonNode guest = api.guest();
        JsonNode first = api.as(guest).post(COMPLETE, Map.of("preferences", Map.of("theme", "dark"))).expect(200).data();
        JsonNode at = api.as(guest).get(STATUS).data().path("completedAt");
        api.clock().advance(java.time.Duration.ofMinutes(1));
        JsonNode second = api.as(guest).post(COMPLETE, Map.of()).expect(200).data();
        assertEquals(first, second);
        assertEquals(at, api.as(guest).get(STATUS).data().path("completedAt"));
        assertEquals("dark", api.as(guest).get("/api/v1/app/profile").data().path("preferences").path("theme").asText());
    }

    @Test
    void aKeyRepeatsTheAnswer() {
        JsonNode guest = api.guest();
        ApiAnswer first = api.as(guest).withKey("onboarding-1").post(COMPLETE, Map.of("locale", "de")).expect(200);
        ApiAnswer again = api.as(guest).withKey("onboarding-1").post(COMPLETE, Map.of("locale", "de")).expect(200);
        assertEquals("true", again.header("X-Idempotent-Replayed"));
        assertEquals(first.data(), again.data());
        api.as(guest).withKey("onboarding-1").post(COMPLETE, Map.of("locale", "es")).expect(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theDefaultBookTakesTheNameItIsGivenAndHidesIt() {
        for (String alias : List.of("book", "journal")) {
            JsonNode guest = api.guest();
            JsonNode done = api.as(guest).post(COMPLETE, Map.of(alias, Map.of("title", " The Quiet Year ", "description", "for nobody else"))).expect(200).data();
            JsonNode books = api.as(guest).get("/api/v1/app/library/user/books").expect(200).data();
            assertTrue(books.toString().contains(done.path("bookId").asText()));
            assertTrue(books.toString().contains("\"The Quiet Year\""));
            assertTrue(books.toString().contains("for nobody else"));
            assertEquals(0, api.database().number("SELECT count(*) FROM user_service.books b WHERE b.user_id = ? AND b::text LIKE '%Quiet%'", UserApi.id(guest)));
        }
    }

    @Test
    void wrongAnswersAreNamedAndStoreNothing() {
        JsonNode guest = api.guest();
        ApiAnswer refused = api.as(guest).post(COMPLETE, Map.of("preferences", Map.of("theme", "pink", "styleWeight", 2), "wellnessGoals", "sleep",
                "book", Map.of("description", "x"), "locale", 5)).expect(400, "VALIDATION_ERROR");
        List<String> fields = refused.json().path("error").path("details").path("errors").valueStream().map(e -> e.path("field").asText()).sorted().toList();
        assertEquals(List.of("book.title", "locale", "preferences.styleWeight", "preferences.theme", "wellnessGoals"), fields);
        assertFalse(api.as(guest).get(STATUS).json().path("onboardingCompleted").booleanValue());
    }

    @Test
    void needsSomebody() {
        api.anonymous().get(STATUS).expect(401);
        api.anonymous().post(COMPLETE, Map.of()).expect(401);
    }
}
