package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.password.PasswordHasher;
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

class SignInTest {
    private static final String PASSWORD = "quiet-river-42";
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
    void theRightPasswordOpensASessionOfTheAccount() {
        JsonNode account = api.register("a1" + fresh(), PASSWORD);
        JsonNode auth = api.login(" " + account.path("user").path("email").asText().toUpperCase(java.util.Locale.ROOT), PASSWORD).expect(200).data();
        assertEquals(account.path("user"), auth.path("user"));
        assertNotEquals(account.path("sessionId"), auth.path("sessionId"));
        assertFalse(auth.has("freeCredits"));
        api.refresh(account).expect(200);
        api.refresh(auth).expect(200);
    }

    @Test
    void emailIsAnAliasOfIdentifier() {
        String email = fresh();
        api.register(email, PASSWORD);
        api.anonymous().post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD)).expect(200);
    }

    @Test
    void unknownAccountsAndWrongPasswordsAreAnsweredAlike() {
        String email = fresh();
        api.register(email, PASSWORD);
        ApiAnswer wrong = api.login(email, "wrong-password").expect(401, "INVALID_CREDENTIALS");
        ApiAnswer unknown = api.login(fresh(), "wrong-password").expect(401, "INVALID_CREDENTIALS");
        assertEquals(wrong.json().path("error").path("message"), unknown.json().path("error").path("message"));
        assertEquals("INVALID_CREDENTIALS", wrong.json().path("errorCode").asText());
        assertEquals(UserApi.names(wrong.json()), UserApi.names(unknown.json()));
        assertEquals(wrong.header("x-statements"), unknown.header("x-statements"));
    }

    /** The least of several, so that a busy machine cannot decide. */
    @Test
    void unknownAccountsTakeAsLongAsWrongPasswords() {
        try (UserApi costly = UserApi.start(new PasswordHasher(19 * 1024, 2, 1, 1, Duration.ofSeconds(30)))) {
            String email = fresh();
            costly.register(email, PASSWORD);
            long known = Long.MAX_VALUE;
            long unknown = Long.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                known = Math.min(known, time(() -> costly.login(email, "wrong-password").expect(401)));
                unknown = Math.min(unknown, time(() -> costly.login(fresh(), "wrong-password").expect(401)));
            }
            assertTrue(unknown > known / 2 && known > unknown / 2, "known " + known / 1000 + " µs, unknown " + unknown / 1000 + " µs");
        }
    }

    @Test
    void guestsCannotLogIn() {
        JsonNode guest = api.guest();
        api.login(guest.path("user").path("email").asText(), PASSWORD).expect(401, "INVALID_CREDENTIALS");
        api.login(guest.path("user").path("username").asText(), PASSWORD).expect(401, "INVALID_CREDENTIALS");
    }

    @Test
    void aClosedAccountIsToldSoOnlyAfterTheRightPassword() {
        String email = fresh();
        UUID id = UserApi.id(api.register(email, PASSWORD));
        for (String status : List.of("suspended", "inactive")) {
            api.database().execute("UPDATE user_service.accounts SET status = ? WHERE id = ?", status, id);
            api.login(email, "wrong-password").expect(401, "INVALID_CREDENTIALS");
            ApiAnswer refused = api.login(email, PASSWORD).expect(403, "ACCOUNT_SUSPENDED");
            assertEquals("contact_support", refused.json().path("suggestedAction").asText());
        }
        api.database().execute("UPDATE user_service.accounts SET status = 'active' WHERE id = ?", id);
        api.login(email, PASSWORD).expect(200);
    }

    @Test
    void aPhoneNumberSignsInOnceItIsVerified() {
        String phone = "+3518" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000));
        UUID id = UserApi.id(api.anonymous().post("/api/v1/auth/register", Map.of("email", fresh(), "password", PASSWORD, "phoneNumber", phone)).expect(201).data());
        api.login(phone, "wrong-password").expect(401, "INVALID_CREDENTIALS");
        ApiAnswer refused = api.login(phone, PASSWORD).expect(403, "PHONE_NOT_VERIFIED");
        assertTrue(refused.json().path("requiresPhoneVerification").booleanValue());
        api.database().execute("UPDATE user_service.accounts SET phone_verified = true WHERE id = ?", id);
        assertEquals(id, UserApi.id(api.login(phone, PASSWORD).expect(200).data()));
    }

    @Test
    void fiveFailuresPauseTheIdentifierKnownOrNot() {
        String known = fresh();
        api.register(known, PASSWORD);
        for (String identifier : List.of(known, fresh())) {
            for (int i = 0; i < 5; i++) {
                api.login(identifier, "wrong-password").expect(401, "INVALID_CREDENTIALS");
            }
            ApiAnswer paused = api.login(identifier, PASSWORD).expect(429, "TOO_MANY_ATTEMPTS");
            assertEquals("300", paused.header("Retry-After"));
        }
        api.clock().advance(Duration.ofMinutes(5));
        api.login(known, PASSWORD).expect(200);
    }

    @Test
    void pausesGrowToAnHour() {
        String identifier = fresh();
        for (int minutes : new int[] {5, 15, 30, 60}) {
            for (int i = 0; i < 5; i++) {
                api.login(identifier, "wrong-password").expect(401);
            }
            assertEquals(Integer.toString(minutes * 60), api.login(identifier, "wrong-password").expect(429).header("Retry-After"));
            api.clock().advance(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void aSuccessEndsTheStreak() {
        String email = fresh();
        api.register(email, PASSWORD);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                api.login(email, "wrong-password").expect(401);
            }
            api.login(email, PASSWORD).expect(200);
        }
    }

    @Test
    void guessesSentAtOnceAreNotAnsweredBeyondTheFifth() {
        String email = fresh();
        api.register(email, PASSWORD);
        List<ApiAnswer> answers = UserApi.parallel(16, i -> api.login(email, "wrong-password"));
        assertEquals(5, answers.stream().filter(answer -> answer.status() == 401).count());
        assertEquals(11, answers.stream().filter(answer -> answer.status() == 429).count());
    }

    @Test
    void manyRightPasswordsAtOnceAllEnter() {
        String email = fresh();
        api.register(email, PASSWORD);
        UserApi.parallel(10, i -> api.login(email, PASSWORD)).forEach(answer -> answer.expect(200));
    }

    @Test
    void identifiersAreStoredOnlyAsKeyedHashes() {
        String identifier = fresh();
        api.login(identifier, "wrong-password").expect(401);
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.sign_in_failures WHERE identifier LIKE '%@%' OR length(identifier) <> 64"));
        assertTrue(api.database().number("SELECT count(*) FROM user_service.sign_in_failures") > 0);
    }

    @Test
    void aHashOfOldCostIsMadeAnewAtSignIn() {
        String email = fresh();
        UUID id = UserApi.id(api.register(email, PASSWORD));
        String old = new PasswordHasher(64, 1, 1, 1, Duration.ofSeconds(5)).hash(PASSWORD);
        api.database().execute("UPDATE user_service.accounts SET password_hash = ? WHERE id = ?", old, id);
        api.login(email, PASSWORD).expect(200);
        assertNotEquals(old, api.database().value("SELECT password_hash FROM user_service.accounts WHERE id = ?", id));
        api.login(email, PASSWORD).expect(200);
    }

    @Test
    void passwordsAreHashedWithArgon2id() {
        UUID id = UserApi.id(api.register(fresh(), PASSWORD));
        assertTrue(api.database().value("SELECT password_hash FROM user_service.accounts WHERE id = ?", id).toString().startsWith("$argon2id$"));
    }

    @Test
    void badRequestsAreNamed() {
        api.anonymous().post("/api/v1/auth/login", Map.of("identifier", 7)).expect(400, "VALIDATION_ERROR");
        api.login(fresh(), "x".repeat(129)).expect(400, "VALIDATION_ERROR");
        api.login("x".repeat(256), PASSWORD).expect(400, "VALIDATION_ERROR");
    }

    @Test
    void tooMuchPasswordWorkAtOnceIsServiceUnavailable() {
        try (UserApi small = UserApi.start(new PasswordHasher(19 * 1024, 2, 1, 1, Duration.ofMillis(1)))) {
            List<ApiAnswer> answers = UserApi.parallel(8, i -> small.login(fresh(), PASSWORD));
            List<ApiAnswer> refused = answers.stream().filter(answer -> answer.status() == 503).toList();
            assertFalse(refused.isEmpty());
            for (ApiAnswer answer : refused) {
                assertEquals("SERVICE_UNAVAILABLE", answer.errorCode());
                assertEquals("2", answer.header("Retry-After"));
                assertEquals("SERVER_ERROR", answer.json().path("errorCode").asText());
            }
        }
    }

    private static long time(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static String fresh() {
        return "s" + UUID.randomUUID().toString().substring(0, 13) + "@example.com";
    }
}
