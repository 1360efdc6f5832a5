package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route under {@code /auth} with what clients and attackers send by mistake or on purpose. */
class AuthBadInputTest {
    private static UserApi api;

    @BeforeAll
    static void start() {
        api = UserApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "guest", "refresh", "logout"})
    void whatIsNoJsonObjectIsRefusedInTheFormOfAuth(String route) {
        for (String body : List.of("{", "[]", "\"x\"", "null", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "[".repeat(40) + "]".repeat(40),
                "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")) {
            ApiAnswer refused = post(route, body).expect(400, "MALFORMED_JSON");
            assertEquals("VALIDATION_ERROR", refused.json().path("errorCode").asText(), body);
        }
        api.anonymous().send("POST", path(route), new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}).expect(400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "guest", "refresh", "logout"})
    void otherContentTypesAreRefused(String route) {
        api.anonymous().with("content-type", "text/plain").post(path(route), "{}").expect(415, "UNSUPPORTED_MEDIA_TYPE");
        api.anonymous().with("content-type", "application/x-www-form-urlencoded").post(path(route), "email=a").expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "guest", "refresh", "logout"})
    void otherMethodsAreRefusedWithTheAllowedOne(String route) {
        assertEquals("POST", api.anonymous().get(path(route)).expect(405, "METHOD_NOT_ALLOWED").header("Allow"));
        api.anonymous().delete(path(route)).expect(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "guest", "refresh", "logout"})
    void onlyTheGatewayMaySendPeopleHere(String route) {
        api.asService(ServiceName.MUSIC).post(path(route), Map.of()).expect(404, "ENDPOINT_NOT_FOUND");
        api.unsigned().post(path(route), Map.of()).expect(401, "UNAUTHORIZED");
    }

    @Test
    void anOversizedBodyIsRefused() {
        post("register", "{\"email\": \"" + "x".repeat(1_100_000) + "\"}").expect(413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "register | {\"email\": 7, \"password\": \"quiet-river-42\"} | email | WRONG_TYPE",
        "register | {\"email\": \"a@example.com\", \"password\": [\"x\"]} | password | WRONG_TYPE",
        "register | {\"email\": \"  \", \"password\": \"quiet-river-42\"} | email | BLANK",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river\\u0000\"} | password | WRONG_FORMAT",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river\\ud800\"} | password | WRONG_FORMAT",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river-42\", \"phoneNumber\": \"12345\"} | phoneNumber | WRONG_FORMAT",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river-42\", \"guestUserId\": \"1\"} | guestUserId | WRONG_FORMAT",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river-42\", \"locale\": 5} | locale | WRONG_TYPE",
        "register | {\"email\": \"a@example.com\", \"password\": \"quiet-river-42\", \"firstName\": {}} | firstName | WRONG_TYPE",
        "login | {\"password\": \"quiet-river-42\"} | identifier | REQUIRED",
        "login | {\"identifier\": \"a@example.com\"} | password | REQUIRED",
        "login | {\"identifier\": \"a\\u0000@example.com\", \"password\": \"x\"} | identifier | WRONG_FORMAT",
        "guest | {\"locale\": true} | locale | WRONG_TYPE",
        "refresh | {\"refreshToken\": \"x\"} | sessionId | REQUIRED",
        "refresh | {\"refreshToken\": 1, \"sessionId\": \"0196f0c2-6b10-7d44-8a1c-2e9f0c4d7b33\"} | refreshToken | WRONG_TYPE",
        "refresh | {\"refreshToken\": \"x\", \"sessionId\": \"0196f0c26b107d448a1c2e9f0c4d7b33\"} | sessionId | WRONG_FORMAT",
        "logout | {\"sessionId\": 4} | sessionId | WRONG_TYPE"})
    void wrongMembersAreNamed(String route, String body, String field, String code) {
        ApiAnswer refused = post(route, body).expect(400, "VALIDATION_ERROR");
        JsonNode error = refused.json().path("error").path("details").path("errors").path(0);
        assertEquals(field, error.path("field").asText());
        assertEquals(code, error.path("code").asText());
        assertEquals("VALIDATION_ERROR", refused.json().path("errorCode").asText());
        assertFalse(refused.text().contains("quiet-river"), "no password in an answer");
    }

    @Test
    void tooLongNamesAreRefusedAndTheLongestKept() {
        assertEquals("TOO_LONG", register("n1@example.com", "name", "x".repeat(101)).expect(400).json().path("error").path("details").path("errors").path(0).path("code").asText());
        assertEquals(100, register("n2@example.com", "name", "x".repeat(100)).expect(201).data().path("user").path("name").asText().length());
        String both = "{\"email\": \"n3@example.com\", \"password\": \"quiet-river-42\", \"firstName\": \"" + "x".repeat(100) + "\", \"lastName\": \"" + "y".repeat(100) + "\"}";
        assertEquals(201, post("register", both).expect(201).data().path("user").path("name").asText().length());
    }

    @Test
    void unknownMembersAreIgnored() {
        register("u1@example.com", "isAdmin", "true").expect(201);
        JsonNode user = register("u2@example.com", "role", "admin").expect(201).data().path("user");
        assertEquals("user", user.path("role").asText());
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.accounts WHERE role <> 'user'"));
    }

    @Test
    void textThatLooksLikeSqlIsText() {
        String name = "Robert'); DROP TABLE accounts;--";
        assertEquals(name, register("sql@example.com", "name", name).expect(201).data().path("user").path("name").asText());
        post("login", "{\"identifier\": \"' OR 1=1 --\", \"password\": \"' OR 1=1 --\"}").expect(401, "INVALID_CREDENTIALS");
        post("login", "{\"identifier\": \"%\", \"password\": \"quiet-river-42\"}").expect(401, "INVALID_CREDENTIALS");
        assertTrue(api.database().number("SELECT count(*) FROM user_service.accounts") > 0);
    }

    @Test
    void headersThatNameAnybodyCountOnlyByTheirSignature() {
        JsonNode guest = api.guest();
        JsonNode me = api.as(guest).with("authorization", "Bearer garbage").get("/api/v1/auth/me").expect(200).data();
        assertEquals(guest.path("user"), me.path("user"));
        api.anonymous().with("authorization", "Bearer " + guest.path("token").asText()).get("/api/v1/auth/me").expect(401);
    }

    private static ApiAnswer register(String email, String member, String value) {
        return api.anonymous().post(path("register"), Map.of("email", email, "password", "quiet-river-42", member, value));
    }

    private static ApiAnswer post(String route, String body) {
        return api.anonymous().send("POST", path(route), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String route) {
        return "/api/v1/auth/" + route;
    }
}
