package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request as a handler sees it. */
class CallTest {
    private static final UUID USER = Ids.next();

    private static Call call(UUID user, Map<String, String> parameters, Map<String, String> headers, String body) {
        return new Call("POST", "/x", null, parameters, Map.of(), headers::get, new Caller(user, user == null ? "anonymous" : "user", false, ServiceName.GATEWAY), "r", "c",
                body.getBytes(StandardCharsets.UTF_8), null, Instant.MAX);
    }

    private static Call named(String id) {
        return call(USER, Map.of("userId", id), Map.of(), "");
    }

    @Test
    void aPathMayNameItsCallerAndNobodyElse() {
        assertEquals(USER, named("me").self("userId"));
        assertEquals(USER, named(USER.toString()).self("userId"));
        assertEquals(USER, named(USER.toString().toUpperCase(Locale.ROOT)).self("userId"));
        assertThrows(Problem.NotFound.class, () -> named(Ids.next().toString()).self("userId"));
        assertThrows(Problem.NotFound.class, () -> named("Me").self("userId"));
        Call anonymous = call(null, Map.of("userId", "me"), Map.of(), "");
        assertEquals(401, assertThrows(Problem.class, () -> anonymous.self("userId")).status());
    }

    @Test
    void noBodyReadsAsAnObjectWithoutMembers() {
        assertTrue(call(USER, Map.of(), Map.of(), "").input().text("anything", 10) == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8"})
    void readsJsonThatSaysSo(String type) {
        assertEquals("b", call(USER, Map.of(), Map.of("content-type", type), "{\"a\":\"b\"}").input().text("a", 10));
    }

    @Test
    void refusesABodyOfAnotherTypeOrNone() {
        assertEquals(415, assertThrows(Problem.class, () -> call(USER, Map.of(), Map.of("content-type", "text/json"), "{}").input()).status());
        assertEquals(415, assertThrows(Problem.class, () -> call(USER, Map.of(), Map.of(), "{}").input()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "{", "{}{}", " "})
    void refusesWhatIsNoObject(String body) {
        assertEquals("MALFORMED_JSON", assertThrows(Problem.class, () -> call(USER, Map.of(), Map.of("content-type", "application/json"), body).input()).code());
    }

    @Test
    void speaksTheLanguageThatIsWantedMostOfThoseThereAre() {
        assertEquals("de", call(USER, Map.of(), Map.of("accept-language", "it, de-AT;q=0.8, en;q=0.5"), "").language());
        assertEquals("en", call(USER, Map.of(), Map.of(), "").language());
    }
}
