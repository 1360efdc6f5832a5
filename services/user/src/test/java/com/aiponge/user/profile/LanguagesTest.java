package com.aiponge.user.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.aiponge.crypto.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"pt-BR,pt", "en-US,en", "JA-jp,ja", "de_AT,de", "hi,hi", "tlh,en", "english,en", "'',en", "-,en", " fr ,fr"})
    void areReducedToThePrimarySubtagOrEnglish(String tag, String language) {
        assertEquals(language, Languages.orEnglish(tag));
    }

    @Test
    void keepWhatTheyDoNotKnowWhereAnythingIsAllowed() {
        assertEquals("pt", Languages.reduced("pt-BR"));
        assertEquals("sw-KE", Languages.reduced("sw-KE"));
    }

    @Test
    void aGuestsAddressIsStableUniqueAndReachesNobody() {
        UUID one = Ids.next();
        UUID next = Ids.next();
        assertEquals(one.toString().substring(0, 7), next.toString().substring(0, 7), "ids of one moment begin alike");
        assertNotEquals(GuestName.email(one, null), GuestName.email(next, null));
        assertEquals("guest-8a1c2e9f0c4d7b33@guest.invalid", GuestName.email(UUID.fromString("0196f0c2-6b10-7d44-8a1c-2e9f0c4d7b33"), null));
        assertEquals("writer@example.com", GuestName.email(one, "writer@example.com"));
    }
}
