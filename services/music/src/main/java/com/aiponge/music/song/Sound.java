package com.aiponge.music.song;

import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** How a song should sound. Null members were not asked for. */
record Sound(String genre, String mood, String style, String culturalStyle, List<String> instruments, String vocalGender, String negativeTags,
             Double styleWeight) {

    static Sound from(Input input) {
        String instruments = input.text("instrumentType", 500);
        return new Sound(input.trimmed("genre", 100), input.trimmed("mood", 100), input.trimmed("style", 100), input.trimmed("culturalStyle", 100),
                instruments == null ? List.of() : list(instruments), input.oneOf("vocalGender", Set.of("f", "m")), input.text("negativeTags", 500),
                input.number("styleWeight", 0, 1));
    }

    /**
     * Fills what was not asked for from the person's preferences, then with the usual.
     *
     * @param entryMood the mood of the entry the song is made from, or null
     */
    Sound filled(JsonNode preferences, String entryMood) {
        JsonNode known = preferences == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : preferences;
        List<String> played = StreamSupport.stream(known.path("musicInstruments").spliterator(), false).map(JsonNode::asText).toList();
        return new Sound(first(genre, text(known, "musicGenre"), "pop"), first(mood, entryMood, text(known, "currentMood"), "calm"), style, culturalStyle,
                instruments.isEmpty() ? played : instruments, first(vocalGender, text(known, "vocalGender")),
                first(negativeTags, text(known, "negativeTags")),
                styleWeight != null ? styleWeight : known.path("styleWeight").isNumber() ? known.path("styleWeight").doubleValue() : 0.5);
    }

    private static List<String> list(String commas) {
        return Arrays.stream(commas.split(",")).map(String::strip).filter(one -> !one.isEmpty()).limit(20).toList();
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    private static String first(String... candidates) {
        return Arrays.stream(candidates).filter(one -> one != null).findFirst().orElse(null);
    }
}
