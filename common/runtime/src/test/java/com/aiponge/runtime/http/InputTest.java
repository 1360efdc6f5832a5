package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InputTest {
    private static Input json(String text) {
        return Input.of(Json.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String errors(Input input) {
        @SuppressWarnings("unchecked")
        List<FieldError> errors = (List<FieldError>) assertThrows(Problem.Invalid.class, input::check).details().get("errors");
        return String.join(" ", errors.stream().map(error -> error.field() + ":" + error.code()).toList());
    }

    private static String errorOf(String text, Consumer<Input> read) {
        Input input = json(text);
        read.accept(input);
        return errors(input);
    }

    @Test
    void collectsEveryWrongMemberBeforeItThrows() {
        assertEquals("content:REQUIRED emotionalIntensity:OUT_OF_RANGE tags[1]:WRONG_TYPE",
                errorOf("{'emotionalIntensity':11,'tags':['a',1]}", input -> {
                    input.requiredText("content", 10);
                    input.integer("emotionalIntensity", 1, 10, null);
                    input.texts("tags", 50, 50);
                }));
    }

    @Test
    void countsCodePointsNotCharsOrBytes() {
        assertEquals("😀😀😀", json("{'t':'😀😀😀'}").text("t", 3));
        assertEquals("t:TOO_LONG", errorOf("{'t':'😀😀😀😀'}", input -> input.text("t", 3)));
    }

    @Test
    void optionalNullAndEmptyCountAsAbsent() {
        Input input = json("{'a':null,'b':'','c':0}");

        assertNull(input.text("a", 5));
        assertNull(input.text("b", 5));
        assertEquals(7, input.integer("a", 0, 10, 7));
        assertEquals(0, input.integer("c", 0, 10, 7));
        assertTrue(input.has("a"));
        assertFalse(input.has("z"));
        input.check();
    }

    @Test
    void blankIsNotARequiredText() {
        assertEquals("a:BLANK b:REQUIRED", errorOf("{'a':' \\n\\t'}", input -> {
            input.requiredText("a", 5);
            input.requiredText("b", 5);
        }));
    }

    @Test
    void refusesNulAndUnpairedSurrogates() {
        assertEquals("a:WRONG_FORMAT b:WRONG_FORMAT c:WRONG_FORMAT", errorOf("{'a':'x\\u0000','b':'\\ud83d','c':'\\ude00\\ud83d'}", input -> {
            input.text("a", 5);
            input.text("b", 5);
            input.text("c", 5);
        }));
    }

    @Test
    void trimsTitlesButKeepsText() {
        Input input = json("{'t':'  a b  ','c':'  a b  '}");

        assertEquals("a b", input.requiredTrimmed("t", 3));
        assertEquals("  a b  ", input.requiredText("c", 7));
    }

    @Test
    void refusesNumbersInTextAndTextInNumbers() {
        assertEquals("a:WRONG_TYPE b:WRONG_TYPE c:WRONG_TYPE d:WRONG_TYPE", errorOf("{'a':1,'b':'1','c':1.5,'d':'true'}", input -> {
            input.text("a", 5);
            input.integer("b", 0, 9, null);
            input.integer("c", 0, 9, null);
            input.flag("d", null);
        }));
    }

    @Test
    void queriesCarryNumbersAndFlagsAsText() {
        Input query = Input.of(Map.of("limit", "5", "on", "true"));

        assertEquals(5, query.integer("limit", 1, 10, 20));
        assertEquals(true, query.flag("on", false));
        Input wrong = Input.of(Map.of("limit", "0", "offset", "-1", "x", "9999999999999999999999"));
        wrong.integer("limit", 1, 10, 20);
        wrong.integer("offset", 0, 10, 20);
        wrong.integer("x", 0, 10, 20);
        assertEquals("limit:OUT_OF_RANGE offset:OUT_OF_RANGE x:WRONG_TYPE", errors(wrong));
    }

    @Test
    void readsDatesAndTimesWithOffsets() {
        Input input = json("{'a':'2026-05-04','b':'2026-05-04T09:12:33.120+02:00'}");

        assertEquals(Instant.parse("2026-05-04T00:00:00Z"), input.time("a"));
        assertEquals(Instant.parse("2026-05-04T07:12:33.120Z"), input.time("b"));
        assertEquals("a:WRONG_FORMAT", errorOf("{'a':'yesterday'}", bad -> bad.time("a")));
        assertEquals("a:OUT_OF_RANGE", errorOf("{'a':'+12026-05-04T00:00:00Z'}", bad -> bad.time("a")));
    }

    @Test
    void namesNestedFieldsByTheirPath() {
        assertEquals("chapters[1].title:REQUIRED", errorOf("{'chapters':[{'title':'a'},{}]}",
                input -> input.nestedList("chapters", 5, chapter -> chapter.requiredTrimmed("title", 10))));
        assertEquals("book.title:TOO_LONG", errorOf("{'book':{'title':'abc'}}", input -> input.nested("book").text("title", 2)));
    }

    @Test
    void capsListsAndObjects() {
        assertEquals("ids:TOO_MANY", errorOf("{'ids':['a','b','c']}", input -> input.texts("ids", 2, 5)));
        String large = "x".repeat(17_000);
        assertEquals("o:TOO_LONG", errorOf("{'o':{'k':'" + large + "'}}", input -> input.object("o")));
        assertEquals("u:WRONG_FORMAT v:UNKNOWN_VALUE", errorOf("{'u':'1-2-3','v':'blue'}", input -> {
            input.uuid("u");
            input.oneOf("v", Set.of("red"));
        }));
    }

    @Test
    void readsMapsOfTextAndLeavesEmptyOnesOut() {
        Input input = json("{'inputs':{'a':'x','b':null,'c':''}}");

        assertEquals(Map.of("a", "x"), input.textMap("inputs", 3, 5));
        assertEquals(Map.of(), input.textMap("absent", 3, 5));
        input.check();
        assertEquals("inputs.a:WRONG_TYPE inputs.b:TOO_LONG list:WRONG_TYPE big:TOO_MANY",
                errorOf("{'inputs':{'a':1,'b':'xx'},'list':[],'big':{'a':'1','b':'2'}}", wrong -> {
                    wrong.textMap("inputs", 3, 1);
                    wrong.textMap("list", 3, 1);
                    wrong.textMap("big", 1, 1);
                }));
    }

    @Test
    void refusesForbiddenCharactersAnywhereInAFreeObject() {
        for (String dirty : List.of("{'a':'\\u0000'}", "{'a\\u0000':1}", "{'a':[{'b':['\\ud800']}]}")) {
            assertEquals("o:WRONG_FORMAT", errorOf("{'o':" + dirty + "}", input -> input.object("o")));
        }
        Input clean = json("{'o':{'\\ud83c\\udf0a':[1,null,true,{'b':'\\ud83c\\udf0a'}]}}");
        assertEquals(1, clean.object("o").size());
        clean.check();
    }

    @Test
    void looksThroughADeepObjectOnce() {
        String deep = "{'a':".repeat(30) + "1" + "}".repeat(30);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> json("{'o':" + deep + "}").object("o"));
    }
}
