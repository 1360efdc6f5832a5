package com.aiponge.crypto.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final String ACTIVE = FieldCipherTest.key(1);

    @Test
    void namesAKeyByTheFirstEightDigitsOfItsHash() {
        // sha256sum of 32 zero bytes
        assertEquals("66687aad", KeyRing.of(FieldCipherTest.key(0), List.of()).activeKeyId());
    }

    @Test
    void ignoresWhiteSpaceAroundAKey() {
        assertEquals(KeyRing.of(ACTIVE, List.of()).activeKeyId(), KeyRing.of("\n " + ACTIVE + "\r\n", List.of()).activeKeyId());
    }

    @Test
    void findsActiveAndRetiredKeysAndNoOthers() {
        KeyRing ring = KeyRing.of(ACTIVE, List.of(FieldCipherTest.key(2), ACTIVE));
        assertNotNull(ring.find(ring.activeKeyId()));
        assertNotNull(ring.find(KeyRing.of(FieldCipherTest.key(2), List.of()).activeKeyId()));
        assertNull(ring.find(KeyRing.of(FieldCipherTest.key(3), List.of()).activeKeyId()));
    }

    @Test
    void refusesWhatIsNotTheBase64Of32BytesAndNeverShowsIt() {
        for (String bad : new String[] {
                null, "", "   ", "not-base64-but-secret!", Base64.getEncoder().encodeToString(new byte[31]), Base64.getEncoder().encodeToString(new byte[33]),
                "a".repeat(64), ACTIVE + " " + ACTIVE, ACTIVE.substring(0, 40) + "\n" + ACTIVE.substring(40)}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> KeyRing.of(bad, List.of()));
            var retired = assertThrows(IllegalArgumentException.class, () -> KeyRing.of(ACTIVE, List.of(ACTIVE, bad == null ? "" : bad)));
            for (RuntimeException one : List.of(refused, retired)) {
                assertFalse(bad != null && !bad.isBlank() && one.getMessage().contains(bad), one.getMessage());
                assertFalse(one.getMessage().contains("!"), "the decoder's own message shows a character");
                assertNull(one.getCause());
            }
        }
    }
}
