package com.aiponge.user.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompletionTest {
    @Test
    void nothingIsAlsoAnAnswer() {
        Completion completion = read("{}");
        assertTrue(completion.changes().isEmpty());
        assertNull(completion.language());
        assertNull(completion.title());
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertEquals("en", read("{\"locale\": \"tlh\"}").language());
        assertEquals("ja", read("{\"locale\": \"ja-JP\"}").language());
    }

    @Test
    void goalsStandAmongThePreferences() {
        assertEquals("{\"theme\":\"dark\",\"wellnessGoals\":[\"sleep\"]}",
                read("{\"preferences\": {\"theme\": \"dark\"}, \"wellnessGoals\": [\"sleep\", \" \"]}").changes().toString());
        assertThrows(Problem.Invalid.class, () -> read("{\"wellnessGoals\": [" + "\"a\",".repeat(20) + "\"a\"]}"));
        assertThrows(Problem.Invalid.class, () -> read("{\"wellnessGoals\": [\"" + "x".repeat(101) + "\"]}"));
    }

    @Test
    void aBookNeedsATitleOfAtMost255() {
        assertEquals("Mine", read("{\"journal\": {\"title\": \" Mine \"}}").title());
        assertThrows(Problem.Invalid.class, () -> read("{\"book\": {\"title\": \" \"}}"));
        assertThrows(Problem.Invalid.class, () -> read("{\"book\": {\"title\": \"" + "x".repeat(256) + "\"}}"));
        assertThrows(Problem.Invalid.class, () -> read("{\"book\": {\"title\": \"Mine\", \"description\": \"" + "x".repeat(5001) + "\"}}"));
        assertThrows(Problem.Invalid.class, () -> read("{\"book\": \"Mine\"}"));
    }

    private static Completion read(String json) {
        return Completion.from(Input.of(Json.tree(json.getBytes(StandardCharsets.UTF_8))));
    }
}
