package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void cutsTextIntoWords() {
        assertEquals(List.of("I'm", "well-known", "here"), Words.of("I'm -- well-known, 42 here!"));
    }

    @Test
    void treatsTypographicApostrophesAlike() {
        assertEquals(Words.of("don't"), Words.of("don\u2019t"));
    }

    @Test
    void keepsVowelSignsWithTheirLetters() {
        assertEquals(List.of("नदी"), Words.of("नदी"));
    }

    @Test
    void foldsAccentsOfLatinOnly() {
        assertEquals("coeur", Words.fold("Coeur"));
        assertEquals("uber", Words.fold("Über"));
        assertEquals("नदी", Words.fold("नदी"));
    }

    @Test
    void capitalisesTheFirstLetterOnly() {
        assertEquals("Élan vital", Words.capital("élan vital"));
        assertEquals("", Words.capital(""));
        assertEquals("𐐀x", Words.capital("𐐨x"));
    }
}
