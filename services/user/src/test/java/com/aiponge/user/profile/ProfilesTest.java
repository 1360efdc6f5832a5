package com.aiponge.user.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.field.DecryptionFailed;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.LogCapture;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfilesTest {
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
    void showsANewPersonWithEveryMember() {
        JsonNode auth = api.anonymous().post("/api/v1/auth/register",
                Map.of("email", "profile1@example.com", "password", "quiet-river-42", "name", "Morning Writer", "locale", "pt")).expect(201).data();
        ApiAnswer answer = api.as(auth).get("/api/v1/app/profile").expect(200);
        JsonNode data = answer.data();
        assertEquals(List.of("id", "email", "isGuest", "profile", "preferences", "stats"), UserApi.names(data));
        assertEquals("profile1@example.com", data.path("email").asText());
        assertFalse(data.path("isGuest").booleanValue());
        assertEquals("""
                {"name":"Morning Writer","displayName":"Morning Writer","bio":null,"avatarUrl":null,"avatar":null,"birthdate":null,"language":"pt","timezone":"UTC"}""",
                data.path("profile").toString());
        assertEquals("pt", data.path("preferences").path("languagePreference").asText());
        assertEquals("{\"totalEntries\":0,\"totalInsights\":0,\"totalReflections\":0,\"totalSongs\":0,\"totalBooks\":1}", data.path("stats").toString());
        assertEquals("4", answer.header("x-statements"));
    }

    @Test
    void aGuestHasAProfileToo() {
        JsonNode guest = api.guest();
        JsonNode data = api.as(guest).get("/api/v1/app/profile").expect(200).data();
        assertEquals(guest.path("user").path("email"), data.path("email"));
        assertEquals("true", data.path("isGuest").asText());
    }

    @Test
    void countsWhatWasWritten() {
        JsonNode guest = api.guest();
        api.as(guest).post("/api/v1/app/entries", Map.of("content", "The river was quiet this morning.")).expect(201);
        JsonNode stats = api.as(guest).get("/api/v1/app/profile").expect(200).data().path("stats");
        assertEquals(1, stats.path("totalEntries").asInt());
    }

    @Test
    void answersNotModifiedUntilSomethingChanges() {
        JsonNode guest = api.guest();
        String tag = api.as(guest).get("/api/v1/app/profile").expect(200).header("ETag");
        api.as(guest).with("if-none-match", tag).get("/api/v1/app/profile").expect(304);
        complete(guest, "{\"preferences\": {\"theme\": \"dark\"}}");
        api.as(guest).with("if-none-match", tag).get("/api/v1/app/profile").expect(200);
    }

    @Test
    void needsSomebody() {
        api.anonymous().get("/api/v1/app/profile").expect(401, "UNAUTHORIZED");
        api.unsigned().get("/api/v1/app/profile").expect(401, "UNAUTHORIZED");
    }

    @Test
    void keepsPreferencesUnreadable() {
        JsonNode guest = api.guest();
        try (LogCapture log = LogCapture.start()) {
            complete(guest, "{\"preferences\": {\"musicPreferences\": \"warm-secret-guitar\", \"note\": \"another-secret\"}}");
            log.assertNone("warm-secret-guitar", "another-secret");
        }
        String stored = (String) api.database().value("SELECT preferences FROM user_service.profiles WHERE account_id = ?", UserApi.id(guest));
        assertFalse(stored.contains("secret"));
        assertEquals("warm-secret-guitar", api.as(guest).get("/api/v1/app/profile").data().path("preferences").path("musicPreferences").asText());
    }

    @Test
    void preferencesOfAnotherPersonDoNotDecrypt() {
        JsonNode one = api.guest();
        JsonNode other = api.guest();
        complete(one, "{\"preferences\": {\"theme\": \"dark\"}}");
        api.database().execute("UPDATE user_service.profiles SET preferences = (SELECT preferences FROM user_service.profiles WHERE account_id = ?) WHERE account_id = ?",
                UserApi.id(one), UserApi.id(other));
        assertThrows(DecryptionFailed.class, () -> profiles().person(UserApi.id(other)));
    }

    @Test
    void changesOfTwoAtOnceAreBothKept() {
        JsonNode guest = api.guest();
        for (int i = 0; i < 5; i++) {
            UserApi.parallel(8, number -> {
                complete(guest, "{\"preferences\": {\"x" + number + "\": " + number + "}}");
                return number;
            });
        }
        JsonNode preferences = api.as(guest).get("/api/v1/app/profile").data().path("preferences");
        for (int i = 0; i < 8; i++) {
            assertEquals(i, preferences.path("x" + i).asInt(-1));
        }
    }

    @Test
    void tellsOtherFeaturesAboutAPerson() {
        UUID id = UserApi.id(api.guest());
        Person person = profiles().person(id);
        assertEquals("user", person.role());
        assertEquals("en", person.language());
        assertEquals("system", person.preferences().path("theme").asText());
        assertThrows(Problem.NotFound.class, () -> profiles().person(UUID.randomUUID()));
    }

    private static void complete(JsonNode auth, String json) {
        api.as(auth).post("/api/v1/app/onboarding/complete", Json.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))).expect(200);
    }

    private static Profiles profiles() {
        return new Profiles(api.parts().database(), api.parts().cipher(), null);
    }
}
