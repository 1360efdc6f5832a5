package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
    /** RFC 9110, section 13.1.2: a list, weak marks ignored, quotes part of the tag. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "\"a\" | true", "W/\"a\" | true", "\"b\", \"a\" | true", "\"b\",W/\"a\"  | true", "* | true", "\"b\" , * | true",
        "a | false", "\"A\" | false", "\"ab\" | false", "\"b\" | false", "w/\"a\" | false", "'' | false", ", | false", " | false"})
    void findsTheTagInTheList(String header, boolean found) {
        assertEquals(found, Tags.matches(header, "\"a\""));
    }
}
