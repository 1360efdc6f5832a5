package com.aiponge.user.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
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
    void aRefreshReplacesTokenAndSession() {
        JsonNode first = api.guest();
        JsonNode second = refresh(first).expect(200).data();
        assertEquals(List.of("token", "tokenType", "expiresIn", "refreshToken", "sessionId"), UserApi.names(second));
        assertEquals(900, second.path("expiresIn").asInt());
        assertEquals("Bearer", second.path("tokenType").asText());
        for (String changed : List.of("token", "refreshToken", "sessionId")) {
            assertNotEquals(first.path(changed), second.path(changed), changed);
        }
        assertEquals(64, second.path("refreshToken").asText().length());
        refresh(second).expect(200);
    }

    @Test
    void aReplacedTokenEndsNothingWithinTenSeconds() {
        JsonNode first = api.guest();
        JsonNode second = refresh(first).expect(200).data();
        api.clock().advance(Duration.ofMillis(9_999));
        refresh(first).expect(401, "INVALID_REFRESH_TOKEN");
        refresh(second).expect(200);
    }

    @Test
    void aReplacedTokenThatComesBackLaterEndsTheFamily() {
        JsonNode first = api.guest();
        JsonNode second = refresh(first).expect(200).data();
        String cursor = api.revocations(null).path("cursor").asText();
        api.clock().advance(Duration.ofSeconds(10));
        ApiAnswer refused = refresh(first).expect(403, "SESSION_REVOKED");
        assertEquals("login", refused.json().path("suggestedAction").asText());
        refresh(second).expect(403, "SESSION_REVOKED");

        List<String> revoked = UserApi.texts(api.revocations(cursor).path("sessions"));
        assertTrue(revoked.contains(first.path("sessionId").asText()), "its access token is still in time");
        assertTrue(revoked.contains(second.path("sessionId").asText()));
        assertEquals("reuse", api.database().value("SELECT end_reason FROM user_service.session_families WHERE account_id = ?", UserApi.id(first)));
    }

    @Test
    void aStolenHashlessGuessEndsNothing() {
        JsonNode first = api.guest();
        JsonNode second = refresh(first).expect(200).data();
        api.clock().advance(Duration.ofMinutes(1));
        refresh(first.path("sessionId"), "x".repeat(64)).expect(401, "INVALID_REFRESH_TOKEN");
        refresh(second.path("sessionId"), "x".repeat(64)).expect(401, "INVALID_REFRESH_TOKEN");
        refresh(second).expect(200);
    }

    @Test
    void anUnknownSessionAndAForeignTokenAreRefusedAlike() {
        JsonNode one = api.guest();
        JsonNode other = api.guest();
        api.anonymous().post("/api/v1/auth/refresh", Map.of("refreshToken", one.path("refreshToken").asText(), "sessionId", UUID.randomUUID()))
                .expect(401, "INVALID_REFRESH_TOKEN");
        refresh(one.path("sessionId"), other.path("refreshToken").asText()).expect(401, "INVALID_REFRESH_TOKEN");
    }

    @Test
    void aRefreshTokenLivesThirtyDaysFromItsLastUse() {
        JsonNode first = api.guest();
        api.clock().advance(Duration.ofDays(30).minusSeconds(1));
        JsonNode second = refresh(first).expect(200).data();
        api.clock().advance(Duration.ofDays(30).minusSeconds(1));
        JsonNode third = refresh(second).expect(200).data();
        api.clock().advance(Duration.ofDays(30));
        refresh(third).expect(401, "INVALID_REFRESH_TOKEN");
    }

    @Test
    void ofTwentyParallelRefreshesOneWins() {
        JsonNode first = api.guest();
        List<ApiAnswer> answers = UserApi.parallel(20, i -> refresh(first));
        assertEquals(1, answers.stream().filter(answer -> answer.status() == 200).count());
        assertEquals(19, answers.stream().filter(answer -> answer.status() == 401 && answer.errorCode().equals("INVALID_REFRESH_TOKEN")).count());
        JsonNode winner = answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow().data();
        refresh(winner).expect(200);
        assertEquals(3, api.database().number("SELECT count(*) FROM user_service.sessions WHERE account_id = ?", UserApi.id(first)));
    }

    @Test
    void aReuseDuringARefreshLeavesNoSessionBehind() {
        for (int round = 0; round < 5; round++) {
            JsonNode first = api.guest();
            JsonNode second = refresh(first).expect(200).data();
            api.clock().advance(Duration.ofMinutes(1));
            List<ApiAnswer> answers = UserApi.parallel(2, i -> refresh(i == 0 ? first : second));
            answers.getFirst().expect(403, "SESSION_REVOKED");
            if (answers.getLast().status() == 200) {
                refresh(answers.getLast().data()).expect(403, "SESSION_REVOKED");
                assertTrue(UserApi.texts(api.revocations("0").path("sessions")).contains(answers.getLast().data().path("sessionId").asText()));
            }
        }
    }

    @Test
    void aSuspendedAccountCannotRefresh() {
        JsonNode guest = api.guest();
        api.database().execute("UPDATE user_service.accounts SET status = 'suspended' WHERE id = ?", UserApi.id(guest));
        refresh(guest).expect(403, "SESSION_REVOKED");
    }

    @Test
    void badRefreshRequestsAreNamed() {
        ApiAnswer refused = api.anonymous().post("/api/v1/auth/refresh", Map.of("sessionId", "me")).expect(400, "VALIDATION_ERROR");
        assertEquals(2, refused.json().path("error").path("details").path("errors").size());
        assertEquals("VALIDATION_ERROR", refused.json().path("errorCode").asText());
    }

    @Test
    void logoutEndsTheSessionAndTheToken() {
        JsonNode guest = api.guest();
        String cursor = api.revocations(null).path("cursor").asText();
        api.logout(guest.path("token").asText(), guest.path("sessionId")).expect(200);
        refresh(guest).expect(403, "SESSION_REVOKED");
        JsonNode revoked = api.revocations(cursor);
        assertEquals(List.of(guest.path("sessionId").asText()), UserApi.texts(revoked.path("sessions")));
        assertEquals(List.of(api.claims(guest).jti()), UserApi.texts(revoked.path("tokens")));
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.session_families WHERE account_id = ? AND end_reason = 'logout'", UserApi.id(guest)));
    }

    @Test
    void logoutWithoutASessionEndsTheTokensOwn() {
        JsonNode guest = api.guest();
        ApiAnswer answer = api.logout(guest.path("token").asText(), null).expect(200);
        assertEquals("{\"loggedOut\":true}", answer.data().toString());
        refresh(guest).expect(403, "SESSION_REVOKED");
    }

    @Test
    void logoutWorksWithAnExpiredToken() {
        JsonNode guest = api.guest();
        api.clock().advance(Duration.ofHours(2));
        api.logout(guest.path("token").asText(), guest.path("sessionId")).expect(200);
        refresh(guest).expect(403, "SESSION_REVOKED");
    }

    @Test
    void logoutOfAForeignOrUnknownSessionChangesNothing() {
        JsonNode one = api.guest();
        JsonNode other = api.guest();
        String cursor = api.revocations(null).path("cursor").asText();
        api.logout(one.path("token").asText(), other.path("sessionId")).expect(200);
        api.anonymous().with("authorization", "Bearer " + one.path("token").asText())
                .post("/api/v1/auth/logout", Map.of("sessionId", UUID.randomUUID())).expect(200);
        assertEquals(cursor, api.revocationsNow(cursor).path("cursor").asText());
        refresh(one).expect(200);
        refresh(other).expect(200);
    }

    @Test
    void logoutWithoutAGenuineTokenChangesNothing() {
        JsonNode guest = api.guest();
        api.anonymous().post("/api/v1/auth/logout", Map.of("sessionId", guest.path("sessionId").asText())).expect(200);
        String token = guest.path("token").asText();
        api.logout(token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BA" : "AA"), guest.path("sessionId")).expect(200);
        api.logout("no.to.ken", guest.path("sessionId")).expect(200);
        refresh(guest).expect(200);
    }

    @Test
    void logoutTwiceIsLogoutOnce() {
        JsonNode guest = api.guest();
        api.logout(guest.path("token").asText(), null).expect(200);
        api.logout(guest.path("token").asText(), null).expect(200);
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.revocations WHERE ref = ?", guest.path("sessionId").asText()));
    }

    @Test
    void logoutRevokesTheSessionsReplacedInTheLastQuarterOfAnHour() {
        JsonNode first = api.guest();
        JsonNode second = refresh(first).expect(200).data();
        api.clock().advance(Duration.ofMinutes(14));
        JsonNode third = refresh(second).expect(200).data();
        api.clock().advance(Duration.ofMinutes(2));
        String cursor = api.revocations(null).path("cursor").asText();
        api.logout(third.path("token").asText(), null).expect(200);
        List<String> revoked = UserApi.texts(api.revocations(cursor).path("sessions"));
        assertEquals(List.of(second.path("sessionId").asText(), third.path("sessionId").asText()), revoked);
    }

    @Test
    void everyEndedSessionIsAnnouncedToItsOwner() {
        JsonNode guest = api.guest();
        int before = announcements(guest);
        api.logout(guest.path("token").asText(), null).expect(200);
        assertEquals(before + 1, announcements(guest));
        api.logout(guest.path("token").asText(), null).expect(200);
        assertEquals(before + 1, announcements(guest), "it had ended before");
    }

    @Test
    void sessionsSurviveARestartOfTheService() {
        JsonNode guest = api.guest();
        api.restart();
        JsonNode next = refresh(guest).expect(200).data();
        api.logout(next.path("token").asText(), null).expect(200);
        refresh(next).expect(403, "SESSION_REVOKED");
    }

    @Test
    void aTokenOfAnEndedSessionCannotEndAnother() {
        JsonNode first = api.register("two-devices@example.com", "quiet-river-42");
        JsonNode second = api.login("two-devices@example.com", "quiet-river-42").expect(200).data();
        api.logout(first.path("token").asText(), null).expect(200);
        api.logout(first.path("token").asText(), second.path("sessionId")).expect(200);
        refresh(second).expect(200);
    }

    @Test
    void oneDeviceCanSignTheOtherOut() {
        JsonNode first = api.register("three-devices@example.com", "quiet-river-42");
        JsonNode second = api.login("three-devices@example.com", "quiet-river-42").expect(200).data();
        api.logout(first.path("token").asText(), second.path("sessionId")).expect(200);
        refresh(second).expect(403, "SESSION_REVOKED");
        refresh(first).expect(200);
    }

    @Test
    void purgingForgetsOnlyWhatHasExpired() {
        JsonNode old = api.guest();
        api.clock().advance(Duration.ofDays(31));
        JsonNode fresh = api.guest();
        new SessionStore(api.parts().database()).purge(api.clock().instant());
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.sessions WHERE account_id = ?", UserApi.id(old)));
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.session_families WHERE account_id = ?", UserApi.id(old)));
        refresh(fresh).expect(200);
    }

    @Test
    void onlyHashesOfRefreshTokensAreStored() {
        JsonNode guest = api.guest();
        String stored = (String) api.database().value("SELECT refresh_hash FROM user_service.sessions WHERE id = ?::uuid", guest.path("sessionId").asText());
        assertEquals(64, stored.length());
        assertNotEquals(guest.path("refreshToken").asText(), stored);
    }

    @Test
    void aRefreshTakesThreeStatements() {
        JsonNode guest = api.guest();
        assertEquals("3", refresh(guest).expect(200).header("x-statements"));
    }

    private static int announcements(JsonNode auth) {
        return api.recorded(UserApi.id(auth), "session.revoked");
    }

    private static ApiAnswer refresh(JsonNode auth) {
        return refresh(auth.path("sessionId"), auth.path("refreshToken").asText());
    }

    private static ApiAnswer refresh(JsonNode session, String token) {
        return api.anonymous().post("/api/v1/auth/refresh", Map.of("refreshToken", token, "sessionId", session.asText()));
    }
}
