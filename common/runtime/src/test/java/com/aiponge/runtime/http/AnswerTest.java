package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private record Thing(String name, String note, Instant at) {
    }

    private static final Thing THING = new Thing("a", null, Instant.parse("2026-05-04T09:12:33.1Z"));

    private static JsonNode json(Answer answer) {
        return Json.tree(answer.bytes());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Call call(UnaryOperator<String> headers) {
        return new Call("GET", "/x", null, Map.of(), Map.of(), headers, new Caller(null, "anonymous", false, null), "r", "c", new byte[0], null, Instant.MAX);
    }

    @Test
    void writesTheEnvelopeWithNullsAndMilliseconds() {
        JsonNode body = json(Answer.created(THING));

        assertEquals(List.of("success", "data", "timestamp"), names(body));
        assertEquals(List.of("name", "note", "at"), names(body.path("data")));
        assertTrue(body.path("data").path("note").isNull());
        assertEquals("2026-05-04T09:12:33.100Z", body.path("data").path("at").asText());
        assertEquals(201, Answer.created(THING).status());
    }

    @Test
    void repeatsFlatMembersAtTheTop() {
        JsonNode body = json(Answer.flat(202, THING));

        assertEquals(List.of("success", "name", "note", "at", "data", "timestamp"), names(body));
        assertEquals(body.path("name"), body.path("data").path("name"));
    }

    @Test
    void placesPagesInDataAndListsBesideIt() {
        Page<String> page = new Page<>(List.of("a", "b"), 7, 2, 0, "next");

        assertEquals("{\"items\":[\"a\",\"b\"],\"total\":7,\"limit\":2,\"offset\":0,\"hasMore\":true,\"nextCursor\":\"next\"}",
                json(Answer.page("items", page)).path("data").toString());
        JsonNode list = json(Answer.list(Page.whole(List.of(), 20)));
        assertEquals("[]", list.path("data").toString());
        assertEquals("{\"total\":0,\"limit\":20,\"offset\":0,\"hasMore\":false,\"nextCursor\":null}", list.path("pagination").toString());
    }

    @Test
    void addsMembersBesideData() {
        assertEquals(List.of("success", "data", "message", "timestamp"), names(json(Answer.ok(THING).beside("message", "Done"))));
    }

    @Test
    void answersOnceForATagTheCallerHas() {
        Answer first = Answer.ok(THING).publicFor(60).tagged(call(name -> null), THING);
        String tag = first.headers().get("ETag");

        Answer again = Answer.ok(THING).publicFor(60).tagged(call(name -> name.equals("if-none-match") ? "W/\"z\", " + tag : null), THING);

        assertEquals(304, again.status());
        assertEquals(0, again.bytes().length);
        assertEquals("public, max-age=60", again.headers().get("Cache-Control"));
        assertNull(again.headers().get("Content-Type"));
        assertEquals(200, Answer.ok(THING).tagged(call(name -> "\"other\""), THING).status());
    }

    @Test
    void tagsFollowTheContentAndNotTheTime() {
        UnaryOperator<String> none = name -> null;

        assertEquals(Answer.ok(THING).tagged(call(none), THING).headers().get("ETag"), Answer.ok(THING).tagged(call(none), THING).headers().get("ETag"));
        assertFalse(Answer.ok(THING).tagged(call(none), "x").headers().get("ETag").equals(Answer.ok(THING).tagged(call(none), "y").headers().get("ETag")));
    }

    @Test
    void languagesFallBackToEnglish() {
        Map<String, String> expected = Map.of("de-AT,de;q=0.9", "de", "xx, pt-BR;q=0.8", "pt", "zz", "en", "*", "en", ";;,", "en");

        expected.forEach((header, language) -> assertEquals(language, call(name -> header).language(), header));
        assertEquals("en", call(name -> null).language());
        assertTrue(Arrays.asList("en", "es").contains(call(name -> "es").language()));
    }
}
