package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.token.UserClaims;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.LogCapture;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignUpTest {
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
    void aGuestEntersWithNothing() {
        JsonNode guest = api.anonymous().post("/api/v1/auth/guest", null).expect(201).data();
        assertEquals(List.of("token", "tokenType", "expiresIn", "refreshToken", "sessionId", "user", "freeCredits"), UserApi.names(guest));
        assertEquals(60, guest.path("freeCredits").asInt());
        JsonNode user = guest.path("user");
        assertEquals(List.of("id", "email", "username", "name", "birthdate", "avatarUrl", "role", "isGuest", "emailVerified", "phoneNumber",
                "phoneVerified", "organizationId", "organizationBranding", "createdAt"), UserApi.names(user));
        assertTrue(user.path("isGuest").booleanValue());
        assertEquals("user", user.path("role").asText());
        assertTrue(user.path("email").asText().endsWith("@guest.invalid"));
        assertEquals(60, api.database().number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?", UserApi.id(guest)));
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.books WHERE user_id = ? AND system_type = 'default'", UserApi.id(guest)));
        assertEquals(0, api.database().number("SELECT count(email) + count(password_hash) FROM user_service.accounts WHERE id = ?", UserApi.id(guest)));
    }

    @Test
    void guestsOfOneMomentDiffer() {
        Set<String> seen = new HashSet<>();
        for (ApiAnswer answer : UserApi.parallel(10, i -> api.anonymous().post("/api/v1/auth/guest", Map.of("locale", "pt-BR")))) {
            JsonNode user = answer.expect(201).data().path("user");
            assertTrue(seen.add(user.path("email").asText()) && seen.add(user.path("username").asText()) && seen.add(user.path("id").asText()));
        }
    }

    @Test
    void theTokenSaysWhoItIs() {
        JsonNode auth = register(fresh(), Map.of()).expect(201).data();
        UserClaims claims = api.claims(auth);
        assertEquals(UserApi.id(auth), claims.userId());
        assertEquals(auth.path("user").path("email").asText(), claims.email());
        assertEquals("user", claims.role());
        assertFalse(claims.guest());
        assertEquals(auth.path("sessionId").asText(), claims.sessionId().toString());
        assertEquals(Duration.ofMinutes(15), Duration.between(claims.issuedAt(), claims.expiresAt()));
    }

    @Test
    void aRegisteredAccountBeginsWithCreditsAndABook() {
        String email = fresh();
        JsonNode auth = register(email.toUpperCase(java.util.Locale.ROOT), Map.of("role", "admin", "firstName", "Ada", "lastName", "King", "locale", "de")).expect(201).data();
        assertFalse(auth.has("freeCredits"));
        JsonNode user = auth.path("user");
        assertEquals(email, user.path("email").asText());
        assertEquals(email.substring(0, email.indexOf('@')), user.path("username").asText());
        assertEquals("Ada King", user.path("name").asText());
        assertEquals("user", user.path("role").asText(), "a role in the request is ignored");
        assertFalse(user.path("isGuest").booleanValue());
        UUID id = UserApi.id(auth);
        assertEquals(100, api.database().number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?", id));
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.books WHERE user_id = ?", id));
        assertEquals("de", api.database().value("SELECT language FROM user_service.profiles WHERE account_id = ?", id));
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.relations WHERE member_id = ?", id), "a fresh installation has no librarian");
    }

    @Test
    void anAddressIsTakenInAnyCase() {
        String email = fresh();
        register(email, Map.of()).expect(201);
        ApiAnswer refused = register(email.toUpperCase(java.util.Locale.ROOT), Map.of()).expect(409, "USER_EXISTS");
        assertEquals("USER_EXISTS", refused.json().path("errorCode").asText());
        assertEquals("login", refused.json().path("suggestedAction").asText());
        assertFalse(refused.text().contains(email));
    }

    @Test
    void userNamesAreMadeUnique() {
        String name = "n" + UUID.randomUUID().toString().substring(0, 8);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            names.add(register(name + "@host" + i + ".example.com", Map.of()).expect(201).data().path("user").path("username").asText());
        }
        assertEquals(12, names.size());
        assertTrue(names.contains(name) && names.contains(name + "2"));
    }

    @Test
    void ofTwentyParallelRegistrationsOfOneAddressOneWins() {
        String email = fresh();
        List<ApiAnswer> answers = UserApi.parallel(20, i -> register(email, Map.of()));
        assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).count());
        assertEquals(19, answers.stream().filter(answer -> answer.status() == 409 && answer.errorCode().equals("USER_EXISTS")).count());
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.accounts WHERE email = ?", email));
    }

    @Test
    void parallelRegistrationsWithOneUserNameAllSucceed() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        List<ApiAnswer> answers = UserApi.parallel(10, i -> register(name + "@host" + i + ".example.com", Map.of()));
        answers.forEach(answer -> answer.expect(201));
        assertEquals(10, answers.stream().map(answer -> answer.data().path("user").path("username").asText()).distinct().count());
    }

    @Test
    void aPhoneNumberIsTakenOnceAndMustBeVerified() {
        String phone = "+3519" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000));
        ApiAnswer first = register(fresh(), Map.of("phoneNumber", phone)).expect(201);
        assertTrue(first.json().path("requiresPhoneVerification").booleanValue());
        assertEquals(phone, first.data().path("user").path("phoneNumber").asText());
        assertFalse(first.data().path("user").path("phoneVerified").booleanValue());
        register(fresh(), Map.of("phoneNumber", phone)).expect(409, "USER_EXISTS");
    }

    @Test
    void badAddressesAndPasswordsHaveTheirCodes() {
        ApiAnswer address = register("not an address", Map.of()).expect(400, "INVALID_EMAIL");
        assertEquals("INVALID_EMAIL", address.json().path("errorCode").asText());
        ApiAnswer password = api.anonymous().post("/api/v1/auth/register", Map.of("email", fresh(), "password", "short")).expect(400, "INVALID_PASSWORD");
        assertEquals("INVALID_PASSWORD", password.json().path("errorCode").asText());
        ApiAnswer missing = api.anonymous().post("/api/v1/auth/register", Map.of()).expect(400, "VALIDATION_ERROR");
        assertEquals(List.of("email", "password"), missing.json().path("error").path("details").path("errors").valueStream().map(e -> e.path("field").asText()).toList());
    }

    @Test
    void aGuestThatRegistersStaysTheSamePerson() {
        JsonNode guest = api.guest();
        UUID id = UserApi.id(guest);
        Object book = api.database().value("SELECT id FROM user_service.books WHERE user_id = ?", id);
        String cursor = api.revocations(null).path("cursor").asText();

        JsonNode auth = upgrade(guest, fresh(), guest.path("token").asText()).expect(201).data();

        assertEquals(id, UserApi.id(auth));
        assertFalse(auth.path("user").path("isGuest").booleanValue());
        assertEquals(guest.path("user").path("createdAt"), auth.path("user").path("createdAt"));
        assertEquals(100, api.database().number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?", id), "the guest's 60 count");
        assertEquals(book, api.database().value("SELECT id FROM user_service.books WHERE user_id = ?", id));
        assertFalse(api.claims(auth).guest());
        assertEquals(List.of(guest.path("sessionId").asText()), UserApi.texts(api.revocations(cursor).path("sessions")), "tokens that say guest no longer count");
        api.refresh(guest).expect(403, "SESSION_REVOKED");
        api.refresh(auth).expect(200);
        api.login(auth.path("user").path("email").asText(), PASSWORD).expect(200);
    }

    @Test
    void anExpiredTokenOfALiveSessionProvesTheGuest() {
        JsonNode guest = api.guest();
        api.clock().advance(Duration.ofDays(2));
        assertEquals(UserApi.id(guest), UserApi.id(upgrade(guest, fresh(), guest.path("token").asText()).expect(201).data()));
    }

    @Test
    void withoutProofTheGuestIsIgnored() {
        JsonNode guest = api.guest();
        JsonNode other = api.guest();
        String token = guest.path("token").asText();
        for (String proof : new String[] {null, "garbage", token.substring(0, token.length() - 3) + "AAA", other.path("token").asText()}) {
            JsonNode auth = upgrade(guest, fresh(), proof).expect(201).data();
            assertNotEquals(UserApi.id(guest), UserApi.id(auth));
            assertNotEquals(UserApi.id(other), UserApi.id(auth));
        }
        assertEquals(2, api.database().number("SELECT count(*) FROM user_service.accounts WHERE is_guest AND id IN (?, ?)", UserApi.id(guest), UserApi.id(other)));
    }

    @Test
    void anEndedSessionProvesNothing() {
        JsonNode guest = api.guest();
        api.logout(guest.path("token").asText(), null).expect(200);
        assertNotEquals(UserApi.id(guest), UserApi.id(upgrade(guest, fresh(), guest.path("token").asText()).expect(201).data()));
    }

    @Test
    void anExpiredSessionProvesNothing() {
        JsonNode guest = api.guest();
        api.clock().advance(Duration.ofDays(31));
        assertNotEquals(UserApi.id(guest), UserApi.id(upgrade(guest, fresh(), guest.path("token").asText()).expect(201).data()));
    }

    @Test
    void anOldTokenOfARefreshedSessionProvesOnlyWhileItIsInTime() {
        JsonNode guest = api.guest();
        api.refresh(guest).expect(200);
        api.clock().advance(Duration.ofMinutes(16));
        assertNotEquals(UserApi.id(guest), UserApi.id(upgrade(guest, fresh(), guest.path("token").asText()).expect(201).data()));
        JsonNode second = api.guest();
        api.refresh(second).expect(200);
        assertEquals(UserApi.id(second), UserApi.id(upgrade(second, fresh(), second.path("token").asText()).expect(201).data()));
    }

    @Test
    void aTakenAddressLeavesTheGuestAsItWas() {
        String email = fresh();
        register(email, Map.of()).expect(201);
        JsonNode guest = api.guest();
        upgrade(guest, email, guest.path("token").asText()).expect(409, "USER_EXISTS");
        api.refresh(guest).expect(200);
        assertEquals(60, api.database().number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?", UserApi.id(guest)));
    }

    @Test
    void parallelUpgradesOfOneGuestUpgradeItOnce() {
        JsonNode guest = api.guest();
        List<ApiAnswer> answers = UserApi.parallel(5, i -> upgrade(guest, fresh(), guest.path("token").asText()));
        assertEquals(1, answers.stream().filter(answer -> UserApi.id(answer.expect(201).data()).equals(UserApi.id(guest))).count());
        assertEquals(100, api.database().number("SELECT balance FROM user_service.credit_accounts WHERE user_id = ?", UserApi.id(guest)));
    }

    @Test
    void meIsTheAccountOfTheToken() {
        JsonNode auth = register(fresh(), Map.of("name", "Morning Writer")).expect(201).data();
        ApiAnswer me = api.as(auth).get("/api/v1/auth/me").expect(200);
        assertEquals(auth.path("user"), me.data().path("user"));
        assertEquals(List.of("user"), UserApi.names(me.data()));
        api.anonymous().get("/api/v1/auth/me").expect(401, "UNAUTHORIZED");
        api.unsigned().get("/api/v1/auth/me").expect(401, "UNAUTHORIZED");
    }

    @Test
    void nothingSecretReachesTheLogs() {
        String email = fresh();
        try (LogCapture log = LogCapture.start()) {
            JsonNode auth = register(email, Map.of("phoneNumber", "+351999999991")).expect(201).data();
            register(email, Map.of()).expect(409);
            api.login(email, PASSWORD).expect(200);
            api.login(email, "wrong-password-7").expect(401);
            api.refresh(auth).expect(200);
            api.refresh(auth).expect(401);
            api.logout(auth.path("token").asText(), null).expect(200);
            api.anonymous().post("/api/v1/auth/login", "{\"identifier\": \"" + email + "\", \"password\": \"" + PASSWORD).expect(400);
            log.assertNone(email, PASSWORD, "wrong-password-7", "+351999999991", auth.path("token").asText(), auth.path("refreshToken").asText());
        }
    }

    private static String fresh() {
        return "w" + UUID.randomUUID().toString().substring(0, 13) + "@example.com";
    }

    private static ApiAnswer register(String email, Map<String, Object> more) {
        return api.anonymous().post("/api/v1/auth/register", body(email, more));
    }

    private static ApiAnswer upgrade(JsonNode guest, String email, String token) {
        Map<String, Object> body = body(email, Map.of("guestUserId", UserApi.id(guest)));
        return (token == null ? api.anonymous() : api.anonymous().with("authorization", "Bearer " + token)).post("/api/v1/auth/register", body);
    }

    private static Map<String, Object> body(String email, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("email", email);
        body.put("password", PASSWORD);
        return body;
    }
}
