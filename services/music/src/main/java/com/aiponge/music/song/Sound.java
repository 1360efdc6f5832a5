package com.aiponge.music.song;

import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** How a song should sound. Null members were not asked for. */
record Sound(String genre, String mood, String style, String culturalStyle, List<String> instruments, String vocalGender, String negativeTags,
             Double styleWeight) {
    private static final Set<String> VOICES = Set.of("f", "m");
    private static final int WORDS = 100;
    private static final int TAGS = 500;
    private static final int MOST_INSTRUMENTS = 20;

    static Sound from(Input input) {
        String instruments = input.text("instrumentType", TAGS);
        return new Sound(input.trimmed("genre", WORDS), input.trimmed("mood", WORDS), input.trimmed("style", WORDS), input.trimmed("culturalStyle", WORDS),
                instruments == null ? List.of() : list(instruments), input.oneOf("vocalGender", VOICES), input.text("negativeTags", TAGS),
                input.number("styleWeight", 0, 1));
    }

    /**
     * Fills what was not asked for from the person's preferences, then with the usual.
     *
     * @param entryMood the mood of the entry the song is made from, or null
     */
    Sound filled(JsonNode preferences, String entryMood) {
        JsonNode known = preferences == null ? MissingNode.getInstance() : preferences;
        List<String> played = StreamSupport.stream(known.path("musicInstruments").spliterator(), false).map(JsonNode::asText).limit(MOST_INSTRUMENTS).toList();
        String voice = text(known, "vocalGender", 1);
        return new Sound(first(genre, text(known, "musicGenre", WORDS), "pop"), first(mood, entryMood, text(known, "currentMood", WORDS), "calm"), style,
                culturalStyle, instruments.isEmpty() ? played : instruments, first(vocalGender, voice != null && VOICES.contains(voice) ? voice : null),
                first(negativeTags, text(known, "negativeTags", TAGS)),
                styleWeight != null ? styleWeight : known.path("styleWeight").isNumber() ? known.path("styleWeight").doubleValue() : 0.5);
    }

    private static List<String> list(String commas) {
        return Arrays.stream(commas.split(",")).map(String::strip).filter(one -> !one.isEmpty()).limit(MOST_INSTRUMENTS).toList();
    }

    /** Preferences are kept loosely: what a request could not say is not said for it. */
    private static String text(JsonNode object, String member, int most) {
        String text = object.path(member).asText("");
        return text.isBlank() || text.codePointCount(0, text.length()) > most ? null : text;
    }

    private static String first(String... candidates) {
        return Arrays.stream(candidates).filter(one -> one != null).findFirst().orElse(null);
    }
}
