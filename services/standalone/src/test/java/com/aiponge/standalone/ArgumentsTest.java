package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void readsWordsOptionsAndFlagsInAnyOrder() {
        Arguments arguments = Arguments.of(List.of("--mood", "calm", "Today I …", "--json", "--port-offset", "500"));

        assertEquals("Today I …", arguments.word(0, "a text"));
        assertEquals("calm", arguments.option("mood", "none"));
        assertEquals("none", arguments.option("genre", "none"));
        assertTrue(arguments.has("json"));
        assertEquals(500, arguments.portOffset());
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals("Say whose e-mail address.", assertThrows(Arguments.Wrong.class, () -> Arguments.of(List.of()).word(0, "whose e-mail address")).getMessage());
        assertEquals("--data needs a value", assertThrows(Arguments.Wrong.class, () -> Arguments.of(List.of("--data"))).getMessage());
        assertEquals("There is no option --colour", assertThrows(Arguments.Wrong.class, () -> Arguments.of(List.of("--colour", "red"))).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "40001", "ten", "", "1.5"})
    void refusesSillyPortOffsets(String offset) {
        assertThrows(Arguments.Wrong.class, () -> Arguments.of(List.of("--port-offset", offset)).portOffset());
    }
}
