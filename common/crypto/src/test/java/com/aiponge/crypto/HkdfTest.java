package com.aiponge.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors of RFC 5869, appendix A. */
class HkdfTest {
    @Test
    void derivesTestCase1() {
        assertDerives("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void derivesTestCase2OfLongInputs() {
        assertDerives(rising(0x00, 0x4f), rising(0x60, 0xaf), rising(0xb0, 0xff),
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void derivesTestCase3WithoutSaltAndInfo() {
        String expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
        assertDerives("0b".repeat(22), "", "", expected);
        assertArrayEquals(HexFormat.of().parseHex(expected), Hkdf.derive(hex("0b".repeat(22)), null, "", 42));
    }

    @Test
    void givesIndependentKeysForDifferentLabels() {
        byte[] ikm = "a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8);
        byte[] media = Hkdf.derive(ikm, null, "media", 32);
        assertEquals(32, media.length);
        assertArrayEquals(media, Hkdf.derive(ikm, new byte[0], "media", 32));
        assertEquals(false, Arrays.equals(media, Hkdf.derive(ikm, null, "Media", 32)));
    }

    @Test
    void refusesLengthsThatTheRfcDoesNotAllow() {
        assertEquals(8160, Hkdf.derive(new byte[32], null, "", 8160).length);
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(new byte[32], null, "", 8161));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.derive(new byte[32], null, "", 0));
    }

    private static void assertDerives(String ikm, String salt, String info, String okm) {
        assertEquals(okm, HexFormat.of().formatHex(Hkdf.derive(hex(ikm), hex(salt), hex(info), okm.length() / 2)));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String rising(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            text.append(HexFormat.of().toHexDigits((byte) i));
        }
        return text.toString();
    }
}
