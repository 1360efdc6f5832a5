package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.runtime.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"writer@example.com", "a.b+c@mail.example.co.uk", "o'neil@example.ie", "müller@example.de", "用户@例子.广告", "x@xn--bcher-kva.example"})
    void takesAddressesThatMailCanReach(String text) {
        assertEquals(text, EmailAddress.normal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer", "@example.com", "writer@", "writer@localhost", "a@b@example.com", "a b@example.com", "a@exa mple.com", ".a@example.com",
            "a.@example.com", "a..b@example.com", "a@-example.com", "a@example-.com", "a@example..com", "a@.example.com", "\"a\"@example.com", "a\u0007@example.com",
            "guest-12@guest.invalid", "a@example.com>", "<a@example.com", "a@[127.0.0.1]"})
    void refusesWhatIsNone(String text) {
        assertEquals("INVALID_EMAIL", assertThrows(Problem.Invalid.class, () -> EmailAddress.normal(text)).code());
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThrows(Problem.Invalid.class, () -> EmailAddress.normal("a".repeat(65) + "@example.com"));
        assertThrows(Problem.Invalid.class, () -> EmailAddress.normal("a@" + "b.".repeat(130) + "com"));
        assertEquals(64 + 12, EmailAddress.normal("a".repeat(64) + "@example.com").length());
    }

    @Test
    void caseSpacesAndCompositionMakeNoDifference() {
        assertEquals(EmailAddress.normal("m\u00fcller@example.de"), EmailAddress.normal("  Mu\u0308ller@Example.DE "));
    }

    @Test
    void theMessageDoesNotRepeatTheAddress() {
        Problem refused = assertThrows(Problem.Invalid.class, () -> EmailAddress.normal("secret address"));
        assertEquals(-1, refused.getMessage().indexOf("secret"));
    }
}
