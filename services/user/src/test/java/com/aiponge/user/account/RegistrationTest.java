package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    @Test
    void readsWhatIsThere() {
        Registration wish = read("""
                {"email": " Writer@Example.com ", "password": "quiet-river-42", "firstName": "Ada", "lastName": "King", "phoneNumber": "+351912345678", "locale": "pt-BR"}""");
        assertEquals("writer@example.com", wish.email());
        assertEquals("Ada King", wish.name());
        assertEquals("+351912345678", wish.phoneNumber());
        assertEquals("pt", wish.language());
    }

    @Test
    void aNameWinsOverItsParts() {
        assertEquals("Morning Writer", read("""
                {"email": "a@example.com", "password": "quiet-river-42", "name": "Morning Writer", "firstName": "Ada"}""").name());
        assertNull(read("""
                {"email": "a@example.com", "password": "quiet-river-42"}""").name());
    }

    @Test
    void anUnknownLanguageFallsBackToEnglishAndNoneToTheRequests() {
        assertEquals("en", read("""
                {"email": "a@example.com", "password": "quiet-river-42", "locale": "tlh"}""").language());
        assertEquals("de", read("""
                {"email": "a@example.com", "password": "quiet-river-42"}""").language());
    }

    @Test
    void passwordsHaveEightTo128Characters() {
        assertEquals("INVALID_PASSWORD", refusal("1234567"));
        assertEquals("INVALID_PASSWORD", refusal("x".repeat(129)));
        assertEquals("quiet🌊42", read("{\"email\": \"a@example.com\", \"password\": \"quiet🌊42\"}").password(), "eight characters, nine UTF-16 units");
        assertEquals("INVALID_PASSWORD", refusal("🌊".repeat(7)));
        assertEquals(8, read("{\"email\": \"a@example.com\", \"password\": \"        \"}").password().length(), "spaces are characters");
    }

    @Test
    void thePasswordIsNotTheAddressInAnyCase() {
        assertEquals("INVALID_PASSWORD", refusal("A@Example.COM"));
    }

    @Test
    void missingAndWronglyTypedFieldsAreNamed() {
        Problem.Invalid wrong = assertThrows(Problem.Invalid.class, () -> read("{\"password\": 7, \"phoneNumber\": \"0912\", \"guestUserId\": \"me\"}"));
        assertEquals("VALIDATION_ERROR", wrong.code());
        assertEquals(4, ((java.util.List<?>) wrong.details().get("errors")).size());
    }

    @Test
    void neverShowsItsSecrets() {
        Registration wish = read("{\"email\": \"a@example.com\", \"password\": \"quiet-river-42\"}");
        assertFalse(wish.toString().contains("quiet") || wish.toString().contains("example"));
    }

    private static String refusal(String password) {
        return assertThrows(Problem.Invalid.class, () -> read("{\"email\": \"a@example.com\", \"password\": \"" + password + "\"}")).code();
    }

    private static Registration read(String json) {
        return Registration.from(Input.of(Json.tree(json.getBytes(StandardCharsets.UTF_8))), "de");
    }
}
