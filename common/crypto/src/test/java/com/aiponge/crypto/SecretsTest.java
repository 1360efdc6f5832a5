package com.aiponge.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String ACTIVE = "an active secret of 32 characters";

    @Test
    void makesRandomTextOfThatManyBytes() {
        String random = Secrets.random(48);
        assertEquals(48, Base64.getUrlDecoder().decode(random).length);
        assertFalse(random.endsWith("="));
        assertNotEquals(random, Secrets.random(48));
    }

    @Test
    void hashesTheVectorOfFips180() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(Secrets.sha256("abc".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void comparesContents() {
        byte[] one = {1, 2, 3};
        assertTrue(Secrets.sameBytes(one, one.clone()));
        assertFalse(Secrets.sameBytes(one, new byte[] {1, 2, 4}));
        assertFalse(Secrets.sameBytes(one, new byte[] {1, 2}));
        assertFalse(Secrets.sameBytes(null, null));
        assertFalse(Secrets.sameBytes(one, null));
    }

    @Test
    void takesSecretTextsWithoutTheWhiteSpaceAroundThem() {
        List<byte[]> ring = Secrets.ring("NAME", " \n" + ACTIVE + "\r\n", List.of("\tanother secret of 32 characters.. "));
        assertArrayEquals(ACTIVE.getBytes(StandardCharsets.UTF_8), ring.getFirst());
        assertArrayEquals("another secret of 32 characters..".getBytes(StandardCharsets.UTF_8), ring.getLast());
    }

    @Test
    void refusesAShortSecretWithoutShowingIt() {
        for (String active : new String[] {"only-thirty-one-characters-long", "short" + " ".repeat(40), "", null}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Secrets.ring("NAME", active, List.of()));
            assertTrue(refused.getMessage().startsWith("NAME must be at least 32 bytes"), refused.getMessage());
            assertFalse(refused.getMessage().contains("short"));
        }
        assertThrows(IllegalArgumentException.class, () -> Secrets.ring("NAME", ACTIVE, List.of("")));
    }

    @Test
    void countsBytesNotCharacters() {
        assertEquals(32, Secrets.ring("NAME", "é".repeat(16), List.of()).getFirst().length);
    }

    /** RFC 4231, test case 2. */
    @Test
    void authenticatesTheVectorOfRfc4231() {
        MacKey key = new MacKey("Jefe".getBytes(StandardCharsets.US_ASCII));
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        for (int use = 0; use < 2; use++) {
            assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", HexFormat.of().formatHex(key.tag(data)));
        }
        assertTrue(key.confirms(data, key.tag(data)));
        assertFalse(key.confirms(data, new byte[32]));
        assertFalse(key.confirms(data, null));
    }
}
