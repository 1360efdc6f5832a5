package com.aiponge.system.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.system.SystemWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");
    private static SystemWorld world;

    @BeforeAll
    static void start() {
        world = SystemWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static ApiAnswer get(String list, String language) {
        return world.service().anonymous().with("accept-language", language).get("/api/v1/app/catalog/" + list);
    }

    private static JsonNode items(String list, String language) {
        return get(list, language).expect(200).data().path("items");
    }

    @Test
    void listsAreWhole() {
        for (Map.Entry<String, Integer> size : Map.of("genres", 50, "moods", 9 + 16, "book-types", 33, "categories", 8, "languages", 8).entrySet()) {
            assertEquals(size.getValue(), items(size.getKey(), "en").size(), size.getKey());
        }
    }

    @Test
    void everyNameIsThereInEveryLanguage() {
        for (String language : LANGUAGES) {
            JsonNode all = get("all", language).expect(200).data();
            for (JsonNode list : all) {
                for (JsonNode item : list) {
                    String name = item.path("name").asText();
                    assertFalse(name.isBlank() || !name.equals(name.strip()), language + " " + item);
                }
            }
            assertTrue(all.path("genres").path(0).has("key"));
        }
    }

    @Test
    void keysAreTheSameInAllLanguagesAndOccurOnce() {
        for (String list : List.of("genres", "book-types", "categories", "languages")) {
            List<String> keys = items(list, "en").findValuesAsText("key");
            assertEquals(keys.size(), new HashSet<>(keys).size(), list);
            for (String language : LANGUAGES) {
                assertEquals(keys, items(list, language).findValuesAsText("key"));
            }
        }
    }

    @Test
    void namesFollowTheLanguageAsked() {
        assertEquals("Klassik", items("genres", "de").path(3).path("name").asText());
        assertEquals("クラシック", items("genres", "ja").path(3).path("name").asText());
        assertEquals("Clásica", items("genres", "es-MX,en;q=0.5").path(3).path("name").asText());
        assertEquals("Classical", items("genres", "tlh").path(3).path("name").asText());
    }

    @Test
    void namesInOtherScriptsAreWrittenInThem() {
        for (Map.Entry<String, String> script : Map.of("ar", "\\p{IsArabic}", "hi", "\\p{IsDevanagari}").entrySet()) {
            for (JsonNode list : get("all", script.getKey()).expect(200).data()) {
                for (JsonNode item : list) {
                    String name = item.path("name").asText();
                    assertTrue(name.matches(".*" + script.getValue() + ".*"), item.toString());
                }
            }
        }
    }

    @Test
    void moodsSayWhetherAPersonOrASongHasThem() {
        List<String> kinds = items("moods", "en").findValuesAsText("kind");
        assertEquals(9, kinds.stream().filter("feeling"::equals).count());
        assertEquals(16, kinds.stream().filter("song"::equals).count());
    }

    @Test
    void languagesSayHowTheyAreWritten() {
        for (JsonNode language : items("languages", "fr")) {
            assertEquals(language.path("code").asText().equals("ar"), language.path("rtl").asBoolean());
            assertEquals(language.path("key"), language.path("code"));
        }
        assertEquals("Deutsch", items("languages", "en").path(3).path("nativeName").asText());
        assertEquals("German", items("languages", "en").path(3).path("name").asText());
    }

    @Test
    void allListsStandSideBySide() {
        List<String> names = new ArrayList<>();
        get("all", "en").expect(200).data().fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("genres", "moods", "book-types", "categories", "languages"), names);
    }

    @Test
    void mayBeKeptForAnHourAndComparedByTag() {
        ApiAnswer first = get("genres", "en").expect(200);
        assertEquals("public, max-age=3600", first.header("Cache-Control"));
        assertEquals("1.0.0", first.header("X-Metadata-Version"));
        assertEquals("Accept-Language", first.header("Vary"));
        ApiAnswer again = world.service().anonymous().with("if-none-match", first.header("ETag")).get("/api/v1/app/catalog/genres").expect(304);
        assertEquals(0, again.bytes().length);
        assertEquals("public, max-age=3600", again.header("Cache-Control"));
        assertNotEquals(first.header("ETag"), get("genres", "fr").header("ETag"));
    }

    @Test
    void unknownListsAreNotFound() {
        get("films", "en").expect(404, "NOT_FOUND");
        get("song-moods", "en").expect(404, "NOT_FOUND");
    }

    @Test
    void needsNoDatabase() {
        assertEquals("0", get("all", "en").header("x-statements"));
    }
}
