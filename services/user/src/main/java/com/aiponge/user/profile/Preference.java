package com.aiponge.user.profile;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * One known preference: its name, what counts while nothing was set, and how it is read. {@code read} answers null when it is absent
 * or, noted in the input, wrong.
 *
 * @param mayBeEmpty an empty text is a value, not an absence
 */
record Preference(String name, Object otherwise, boolean mayBeEmpty, BiFunction<Input, String, Object> read) {
    private static final Set<String> MOODS = Set.of("calm", "anxious", "sad", "tired", "stressed", "hopeful", "joyful", "lonely", "confident");
    private static final Set<String> INSTRUMENTS = Set.of("piano", "guitar", "drums", "violin", "saxophone", "flute", "bass", "synthesizer");
    private static final Set<String> INTENTIONS = Set.of("stress_relief", "self_discovery", "motivation", "sleep", "focus", "emotional_healing",
            "creative_expression", "mindfulness");
    private static final Set<String> REGIONS = Set.of("us", "uk", "ca", "au", "nz", "ie", "de", "fr", "es", "br", "jp", "in", "global");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** In the order of the contract. The two languages begin as the profile's, which stands here as null. */
    static final List<Preference> KNOWN = List.of(
            oneOf("currentMood", null, MOODS),
            new Preference("languagePreference", null, false, Preference::language),
            new Preference("languagePreferences", null, false, Preference::languages),
            new Preference("notificationsEnabled", true, false, (input, name) -> input.flag(name, null)),
            new Preference("dailyReminderTime", null, false, Preference::time),
            new Preference("musicGenre", null, false, (input, name) -> input.trimmed(name, 100)),
            new Preference("musicPreferences", "", true, (input, name) -> input.text(name, 2000)),
            new Preference("musicInstruments", List.of(), false, Preference::instruments),
            oneOf("vocalGender", null, Set.of("f", "m")),
            new Preference("styleWeight", null, false, (input, name) -> input.number(name, 0, 1)),
            new Preference("negativeTags", "", true, (input, name) -> input.text(name, 500)),
            new Preference("culturalLanguages", List.of(), false, Preference::languages),
            oneOf("wellnessIntention", null, INTENTIONS),
            oneOf("theme", "system", Set.of("system", "light", "dark")),
            oneOf("visibility", "private", Set.of("public", "private", "friends")),
            oneOf("safetyRegion", null, REGIONS));

    static boolean isKnown(String name) {
        return KNOWN.stream().anyMatch(known -> known.name.equals(name));
    }

    /** The value to keep, or null. */
    JsonNode value(Input input, JsonNode raw) {
        if (mayBeEmpty && raw != null && raw.isTextual() && raw.textValue().isEmpty()) {
            return raw;
        }
        Object value = read.apply(input, name);
        return value == null ? null : Json.toTree(value);
    }

    private static Preference oneOf(String name, String otherwise, Set<String> values) {
        return new Preference(name, otherwise, false, (input, member) -> input.oneOf(member, values));
    }

    private static Object language(Input input, String name) {
        String text = input.trimmed(name, 35);
        return text == null ? null : Languages.reduced(text);
    }

    private static Object languages(Input input, String name) {
        List<String> texts = input.texts(name, 3, 35);
        return texts == null ? null : texts.stream().map(Languages::reduced).distinct().toList();
    }

    private static Object instruments(Input input, String name) {
        List<String> texts = input.texts(name, 4, 100);
        return texts == null || INSTRUMENTS.containsAll(texts) ? texts : input.wrong(name, "is not one of the values allowed", "UNKNOWN_VALUE");
    }

    private static Object time(Input input, String name) {
        String text = input.text(name, 5);
        return text == null || TIME.matcher(text).matches() ? text : input.wrong(name, "must be a time such as 07:30", "WRONG_FORMAT");
    }
}
