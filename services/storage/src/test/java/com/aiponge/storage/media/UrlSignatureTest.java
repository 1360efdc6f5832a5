package com.aiponge.storage.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlSignatureTest {
    private static long expires(String exp) {
        Map<String, String> query = new HashMap<>();
        query.put("exp", exp);
        return UrlSignature.from(query).expires();
    }

    @Test
    void anExpiryIsPlainDigits() {
        assertEquals(1_777_896_000L, expires("1777896000"));
        assertEquals(0, expires("0"));
        for (String none : new String[]{null, "", "-1", "+1", " 1", "1e9", "0x1", "1.0", "\u0661", "9999999999999", "1777896000 "}) {
            assertEquals(-1, expires(none), none);
        }
    }

    @Test
    void whatIsNotThereIsNull() {
        UrlSignature none = UrlSignature.from(Map.of());
        assertNull(none.sig());
        assertNull(none.exp());
        assertNull(none.disposition());
    }
}
