package com.aiponge.user.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    private static final ObjectNode NOTHING = Json.mapper().createObjectNode();

    @Test
    void showsEveryMemberInTheOrderOfTheContract() {
        List<String> names = new ArrayList<>();
        Preferences.shown(NOTHING, "fr").fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("currentMood", "languagePreference", "languagePreferences", "notificationsEnabled", "dailyReminderTime", "musicGenre",
                "musicPreferences", "musicInstruments", "vocalGender", "styleWeight", "negativeTags", "culturalLanguages", "wellnessIntention", "theme",
                "visibility", "safetyRegion"), names);
        assertEquals("""
                {"currentMood":null,"languagePreference":"fr","languagePreferences":["fr"],"notificationsEnabled":true,"dailyReminderTime":null,\
                "musicGenre":null,"musicPreferences":"","musicInstruments":[],"vocalGender":null,"styleWeight":null,"negativeTags":"",\
                "culturalLanguages":[],"wellnessIntention":null,"theme":"system","visibility":"private","safetyRegion":null}""",
                Preferences.shown(NOTHING, "fr").toString());
    }

    @Test
    void takesEveryKnownMember() {
        String all = """
                {"currentMood":"calm","languagePreference":"en","languagePreferences":["en","pt"],"notificationsEnabled":false,"dailyReminderTime":"07:30",\
                "musicGenre":"acoustic","musicPreferences":"warm guitar","musicInstruments":["guitar"],"vocalGender":"f","styleWeight":0.5,\
                "negativeTags":"drums","culturalLanguages":["hi"],"wellnessIntention":"sleep","theme":"dark","visibility":"friends","safetyRegion":"uk"}""";
        assertEquals(Json.tree(all.getBytes(StandardCharsets.UTF_8)), changes(all));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "currentMood | `bored` | UNKNOWN_VALUE", "theme | 7 | WRONG_TYPE", "notificationsEnabled | `yes` | WRONG_TYPE", "dailyReminderTime | `24:00` | WRONG_FORMAT",
        "languagePreferences | [`en`,`es`,`fr`,`de`] | TOO_MANY", "musicInstruments | [`kazoo`] | UNKNOWN_VALUE", "styleWeight | 1.5 | OUT_OF_RANGE",
        "vocalGender | `x` | UNKNOWN_VALUE", "safetyRegion | `moon` | UNKNOWN_VALUE", "genre | 5 | WRONG_TYPE"})
    void namesWrongMembers(String name, String value, String code) {
        Problem.Invalid wrong = assertThrows(Problem.Invalid.class, () -> changes("{\"" + name + "\": " + value.replace('`', '"') + "}"));
        JsonNode errors = Json.toTree(wrong.details().get("errors"));
        assertEquals("preferences." + name, errors.get(0).path("field").asText());
        assertEquals(code, errors.get(0).path("code").asText());
    }

    @Test
    void boundsFreeText() {
        assertThrows(Problem.Invalid.class, () -> changes("{\"musicPreferences\": \"" + "x".repeat(2001) + "\"}"));
        assertThrows(Problem.Invalid.class, () -> changes("{\"negativeTags\": \"" + "x".repeat(501) + "\"}"));
        assertEquals(2000, changes("{\"musicPreferences\": \"" + "x".repeat(2000) + "\"}").path("musicPreferences").asText().length());
    }

    @Test
    void genreIsKeptAsMusicGenre() {
        assertEquals("{\"musicGenre\":\"acoustic\"}", changes("{\"genre\": \"acoustic\"}").toString());
    }

    @Test
    void regionsOfLanguagesAreDropped() {
        assertEquals("{\"languagePreference\":\"pt\",\"languagePreferences\":[\"pt\",\"en\"]}",
                changes("{\"languagePreference\": \"pt-BR\", \"languagePreferences\": [\"pt-BR\", \"en_US\", \"pt\"]}").toString());
    }

    @Test
    void nullClearsAndAnEmptyTextIsAValueOfFreeText() {
        ObjectNode stored = merged(NOTHING, "{\"theme\": \"dark\", \"musicPreferences\": \"loud\", \"color\": \"red\"}");
        assertEquals("{\"musicPreferences\":\"\"}", merged(stored, "{\"theme\": null, \"musicPreferences\": \"\", \"color\": null}").toString());
    }

    @Test
    void keepsSmallUnknownMembersAndDropsTheOthers() {
        ObjectNode kept = changes("{\"color\": \"red\", \"size\": 4, \"on\": true, \"list\": [1, \"a\"], \"deep\": {\"a\": 1}, \"nested\": [[1]],"
                + " \"long\": \"" + "x".repeat(501) + "\", \"many\": [" + "1,".repeat(20) + "1]}");
        assertEquals("{\"color\":\"red\",\"size\":4,\"on\":true,\"list\":[1,\"a\"]}", kept.toString());
    }

    @Test
    void refusesForbiddenCharactersInUnknownMembersToo() {
        assertThrows(Problem.Invalid.class, () -> changes("{\"nul\": \"a\\u0000b\"}"));
        assertThrows(Problem.Invalid.class, () -> changes("{\"half\": \"\\ud83d\"}"));
    }

    @Test
    void keepsAtMostFortyUnknownMembersAndStillChangesThose() {
        ObjectNode stored = NOTHING;
        for (int i = 0; i < 45; i++) {
            stored = merged(stored, "{\"x" + i + "\": " + i + "}");
        }
        assertTrue(stored.has("x39"));
        assertFalse(stored.has("x40"));
        ObjectNode changed = merged(stored, "{\"x0\": \"new\", \"theme\": \"dark\"}");
        assertEquals("new", changed.path("x0").asText());
        assertEquals("dark", changed.path("theme").asText());
    }

    @Test
    void absentPreferencesChangeNothing() {
        Input body = Input.of(Json.toTree(java.util.Map.of()));
        assertTrue(Preferences.changes(body, "preferences").isEmpty());
        body.check();
    }

    private static ObjectNode merged(ObjectNode stored, String json) {
        return Preferences.merged(stored, changes(json));
    }

    private static ObjectNode changes(String json) {
        Input body = Input.of(Json.tree(("{\"preferences\": " + json + "}").getBytes(StandardCharsets.UTF_8)));
        ObjectNode changes = Preferences.changes(body, "preferences");
        body.check();
        return changes;
    }
}
