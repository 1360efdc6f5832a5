package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void identifiersAreComparedLikeAddresses() {
        assertEquals("writer@example.com", read(Map.of("identifier", " Writer@EXAMPLE.com ", "password", "x")).identifier());
        assertEquals("m\u00fcller@example.de", read(Map.of("identifier", "Mu\u0308ller@example.de", "password", "x")).identifier());
    }

    @Test
    void theFullNameWinsOverTheAlias() {
        assertEquals("a@example.com", read(Map.of("identifier", "a@example.com", "email", "b@example.com", "password", "x")).identifier());
        assertEquals("b@example.com", read(Map.of("identifier", "", "email", "b@example.com", "password", "x")).identifier());
    }

    @Test
    void numbersAreToldFromAddresses() {
        assertTrue(read(Map.of("identifier", "+351912345678", "password", "x")).byPhone());
        for (String other : new String[] {"351912345678", "+0351912345678", "+12345", "+1234567890123456", "+35191234567a", "a@example.com"}) {
            assertFalse(read(Map.of("identifier", other, "password", "x")).byPhone(), other);
        }
    }

    @Test
    void passwordsAreTakenAsSent() {
        assertEquals("  spaces  ", read(Map.of("identifier", "a", "password", "  spaces  ")).password());
        assertThrows(Problem.Invalid.class, () -> read(Map.of("identifier", "a", "password", "")));
        assertThrows(Problem.Invalid.class, () -> read(Map.of("identifier", "a", "password", "x".repeat(129))));
    }

    @Test
    void neverShowThemselves() {
        assertEquals("Credentials", read(Map.of("identifier", "a@example.com", "password", "x")).toString());
    }

    private static Credentials read(Map<String, String> body) {
        return Credentials.from(Input.of(Json.toTree(body)));
    }
}
