package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptLanguageTest {
    private static final List<String> SUPPORTED = List.of("en", "de", "fr", "pt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de|de", "DE-at|de", "pt-BR, de|pt", "xx, fr|fr", "xx|en", "*|en", "''|en", "de;q=0, fr|fr", "de;q=0.1, fr;q=0.9|fr",
        "de;q=0.5, fr;q=0.5|de", "de;q=1.5, fr|fr", "de;q=NaN, fr;q=0.1|fr", "de ; Q=0.3|de", ";;,,|en", "de;q=0|en"})
    void takesTheSupportedLanguageOfTheHighestWeight(String header, String expected) {
        assertEquals(expected, AcceptLanguage.best(header, SUPPORTED, "en"));
    }

    @Test
    void needsNoHeader() {
        assertEquals("en", AcceptLanguage.best(null, SUPPORTED, "en"));
    }

    @Test
    void readsAHeaderOfAnyLength() {
        assertEquals("en", AcceptLanguage.best("xx,".repeat(5_000) + "de", SUPPORTED, "en"));
    }
}
