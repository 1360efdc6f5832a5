package com.aiponge.user.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.aiponge.runtime.http.Call;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BearerTest {
    @Test
    void readsTheTokenInAnyCaseOfTheScheme() {
        assertEquals("a.b.c", bearer("Bearer a.b.c"));
        assertEquals("a.b.c", bearer("bearer  a.b.c "));
    }

    @Test
    void otherSchemesAreNoToken() {
        assertNull(bearer(null));
        assertNull(bearer("Basic YTpi"));
        assertNull(bearer("a.b.c"));
        assertNull(bearer("Bearer"));
    }

    @Test
    void tokensDoNotPrintThemselves() {
        String text = new Tokens("access-secret", "Bearer", 900, "refresh-secret", UUID.randomUUID()).toString();
        assertFalse(text.contains("secret"));
    }

    private static String bearer(String header) {
        return Bearer.of(new Call("POST", "/", null, Map.of(), Map.of(), name -> name.equals("authorization") ? header : null, null, "r", "c",
                new byte[0], null, null));
    }
}
