package com.aiponge.system.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.system.SystemWorld;
import com.aiponge.testkit.ApiAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static SystemWorld world;

    @BeforeAll
    static void start() {
        world = SystemWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static ApiAnswer get(String name) {
        return world.service().anonymous().get("/api/v1/app/config/" + name).expect(200);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void defaultsHaveTheMembersOfTheContract() {
        JsonNode defaults = get("defaults").data();
        assertEquals(List.of("musicDefaults", "bookDefaults", "localizationDefaults", "availableOptions", "contentLimits", "uiConfiguration", "updatedAt"),
                names(defaults));
        assertEquals(List.of("genre", "mood", "style", "instruments", "vocalGender", "styleWeight", "negativeTags", "durationSeconds"),
                names(defaults.path("musicDefaults")));
        assertEquals(List.of("bookTypeId", "depthLevel", "tone", "language"), names(defaults.path("bookDefaults")));
        assertEquals(List.of("language", "supportedLanguages"), names(defaults.path("localizationDefaults")));
        assertEquals(List.of("genres", "moods", "songMoods", "instruments", "culturalStyles", "durations", "languages"),
                names(defaults.path("availableOptions")));
        assertEquals(4, defaults.path("uiConfiguration").path("maxEntryImages").asInt());
        assertTrue(defaults.path("updatedAt").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.]\\d{3}Z"));
    }

    @Test
    void optionsAreWholeAndTheDefaultsAreAmongThem() {
        JsonNode defaults = get("defaults").data();
        JsonNode options = get("available-options").data();
        assertEquals(defaults.path("availableOptions"), options);
        assertEquals(List.of(50, 9, 16, 8, 6, 4, 8), List.of(options.path("genres").size(), options.path("moods").size(), options.path("songMoods").size(),
                options.path("instruments").size(), options.path("culturalStyles").size(), options.path("durations").size(), options.path("languages").size()));
        assertTrue(texts(options.path("genres")).contains(defaults.at("/musicDefaults/genre").asText()));
        assertTrue(texts(options.path("moods")).contains(defaults.at("/musicDefaults/mood").asText()));
        assertEquals(options.path("languages"), defaults.at("/localizationDefaults/supportedLanguages"));
    }

    @Test
    void limitsAreThoseOfTheContract() {
        JsonNode limits = get("content-limits").data();
        assertEquals(get("defaults").data().path("contentLimits"), limits);
        assertEquals(10_000, limits.path("maxEntryLength").asInt());
        assertEquals(200, limits.path("maxBooks").asInt());
        assertEquals(160, limits.path("maxTracksPerAlbumStaff").asInt());
        assertEquals(50, limits.path("maxBatch").asInt());
    }

    @Test
    void mayBeKeptForAMinuteAndComparedByTag() {
        for (String name : List.of("defaults", "available-options", "content-limits")) {
            ApiAnswer first = get(name);
            assertEquals("public, max-age=60", first.header("Cache-Control"));
            world.service().anonymous().with("if-none-match", first.header("ETag")).get("/api/v1/app/config/" + name).expect(304);
        }
    }

    @Test
    void otherNamesAndMethodsAreRefused() {
        world.service().anonymous().get("/api/v1/app/config/secrets").expect(404, "ENDPOINT_NOT_FOUND");
        ApiAnswer answer = world.service().anonymous().post("/api/v1/app/config/defaults", List.of()).expect(405, "METHOD_NOT_ALLOWED");
        assertEquals("GET", answer.header("Allow"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
