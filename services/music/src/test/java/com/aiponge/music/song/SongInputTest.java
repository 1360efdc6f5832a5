package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SongInputTest {
    private static SongInput read(Map<String, ?> body) {
        return SongInput.from(Input.of(Json.toTree(body)));
    }

    @Test
    void needsASource() {
        Problem problem = assertThrows(Problem.Invalid.class, () -> read(Map.of("genre", "pop")));
        assertEquals("MISSING_INPUT", problem.code());
        assertEquals("MISSING_INPUT", assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", " \n "))).code());
    }

    @Test
    void anyOneSourceIsEnough() {
        String id = UUID.randomUUID().toString();
        for (Map<String, ?> body : List.of(Map.of("entryId", id), Map.of("entryContent", "x"), Map.of("lyricsId", id), Map.of("artworkUrl", "/uploads/x"),
                Map.of("sourceText", "x"))) {
            read(body);
        }
    }

    @Test
    void unknownQualityPriorityAndTypeCountAsTheDefault() {
        SongInput song = read(Map.of("entryContent", "x", "quality", "platinum", "priority", "asap", "musicType", "opera"));
        assertEquals("standard", song.quality());
        assertEquals("normal", song.priority());
        assertFalse(song.instrumental());
        assertTrue(read(Map.of("entryContent", "x", "musicType", "instrumental")).instrumental());
    }

    @Test
    void regionTagsAreReducedAndUnknownLanguagesRefused() {
        assertEquals("pt", read(Map.of("entryContent", "x", "language", "pt-BR")).language());
        assertEquals("auto", read(Map.of("entryContent", "x")).language());
        assertEquals(List.of("en", "es"), read(Map.of("entryContent", "x", "targetLanguages", List.of("en-US", "es", "en"))).targetLanguages());
        assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", "x", "language", "tlh")));
        assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", "x", "targetLanguages", List.of("tlh"))));
        assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", "x", "targetLanguages", List.of("en", "es", "fr", "de"))));
    }

    @Test
    void everyWrongMemberIsNamed() {
        Problem problem = assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", "x".repeat(10_001), "vocalGender", "x", "styleWeight", 2,
                "entryId", "nonsense", "isBilingual", "yes")));
        String errors = problem.details().get("errors").toString();
        for (String field : List.of("entryContent", "vocalGender", "styleWeight", "entryId", "isBilingual")) {
            assertTrue(errors.contains("field=" + field), field + " in " + errors);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"genre", "mood", "style", "culturalStyle"})
    void soundWordsAreAtMostAHundredCharacters(String member) {
        read(Map.of("entryContent", "x", member, "y".repeat(100)));
        assertThrows(Problem.Invalid.class, () -> read(Map.of("entryContent", "x", member, "y".repeat(101))));
    }

    @Test
    void whatWasNotAskedForComesFromThePreferencesAndThenTheUsual() {
        Sound asked = read(Map.of("entryContent", "x", "genre", "folk", "instrumentType", "guitar, piano,,")).sound();
        assertEquals(List.of("guitar", "piano"), asked.instruments());
        Sound filled = asked.filled(Json.toTree(Map.of("musicGenre", "rock", "currentMood", "sad", "vocalGender", "f", "styleWeight", 0.8,
                "musicInstruments", List.of("drums"))), null);
        assertEquals("folk", filled.genre());
        assertEquals("sad", filled.mood());
        assertEquals("f", filled.vocalGender());
        assertEquals(0.8, filled.styleWeight());
        assertEquals(List.of("guitar", "piano"), filled.instruments());
        Sound plain = read(Map.of("entryContent", "x")).sound().filled(null, null);
        assertEquals("pop", plain.genre());
        assertEquals("calm", plain.mood());
        assertNull(plain.vocalGender());
        assertEquals(0.5, plain.styleWeight());
    }

    @Test
    void preferencesThatARequestCouldNotSayAreLeftOut() {
        Sound filled = read(Map.of("entryContent", "x")).sound().filled(Json.toTree(Map.of("musicGenre", "g".repeat(101), "vocalGender", "choir",
                "negativeTags", "n".repeat(501), "styleWeight", "heavy", "currentMood", " ")), null);
        assertEquals("pop", filled.genre());
        assertEquals("calm", filled.mood());
        assertNull(filled.vocalGender());
        assertNull(filled.negativeTags());
        assertEquals(0.5, filled.styleWeight());
    }

    @Test
    void theMoodOfTheEntryGoesBeforeTheMoodOfThePerson() {
        assertEquals("hopeful", read(Map.of("entryContent", "x")).sound().filled(Json.toTree(Map.of("currentMood", "sad")), "hopeful").mood());
    }
}
