package com.aiponge.aicontent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static String read(String value) {
        Input input = Input.of(Map.of("language", value));
        String language = Languages.from(input, "language");
        input.check();
        return language;
    }

    @Test
    void reducesRegionTagsAndTakesAuto() {
        assertEquals("pt", read("pt-BR"));
        assertEquals("ja", read("JA-jp"));
        assertEquals("auto", read("auto"));
        assertEquals("auto", read(""));
    }

    @Test
    void refusesOthers() {
        assertThrows(Problem.Invalid.class, () -> read("xx"));
        assertThrows(Problem.Invalid.class, () -> read("english"));
    }

    @Test
    void namesTheEightOfTheContract() {
        List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi").forEach(code -> assertTrue(Languages.isKnown(code)));
        assertFalse(Languages.isKnown(null));
        assertEquals("German", Languages.name("de"));
        assertEquals("the language of the material", Languages.name("auto"));
    }
}
