package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.model.Languages;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lyrics to be written (contract 21.3, lyrics). */
record LyricsRequest(UUID operationId, UUID userId, Source source, Sound sound, Person person, String language, List<String> targetLanguages,
                     boolean bilingual, String instructions, String riskLevel) {
    private static final Set<String> KINDS = Set.of("entry", "text", "picture");
    private static final Set<String> LEVELS = Set.of("none", "low", "medium", "high", "critical");

    /** What the song is made from. */
    record Source(String kind, String text, String reference, String bookTitle) {
    }

    record Sound(String genre, String mood, String style, String culturalStyle, List<String> instruments, String vocalGender) {
    }

    /** @param wishes what this person likes in songs, in their words; may be null */
    record Person(String displayName, String wishes, JsonNode persona) {
    }

    static LyricsRequest from(Input input) {
        UUID operationId = input.requiredUuid("operationId");
        UUID userId = input.requiredUuid("userId");
        Source source = input.present("source", source(input.nested("source")));
        Sound sound = sound(input.nested("sound"));
        Person person = person(input.nested("context"));
        List<String> targets = input.texts("targetLanguages", 8, 20);
        String risk = input.oneOf("riskLevel", LEVELS);
        LyricsRequest request = new LyricsRequest(operationId, userId, source, sound, person, Languages.from(input, "language"),
                targets == null ? List.of() : targets.stream().map(tag -> tag.split("-", 2)[0]).filter(Languages::isKnown).toList(),
                input.flag("isBilingual", false), input.text("instructions", 4_000), risk == null ? "none" : risk);
        input.check();
        return request;
    }

    /** The source shows a crisis: only gentle lines, from templates made for that (contract, section 5). */
    boolean isCritical() {
        return riskLevel.equals("critical");
    }

    private static Source source(Input input) {
        return input == null ? null : new Source(input.present("kind", input.oneOf("kind", KINDS)), input.requiredText("text", 10_000),
                input.text("reference", 500), input.text("bookTitle", 500));
    }

    private static Sound sound(Input input) {
        if (input == null) {
            return new Sound(null, null, null, null, List.of(), null);
        }
        List<String> instruments = input.texts("instruments", 20, 100);
        return new Sound(input.trimmed("genre", 100), input.trimmed("mood", 100), input.trimmed("style", 100), input.trimmed("culturalStyle", 100),
                instruments == null ? List.of() : instruments, input.oneOf("vocalGender", Set.of("f", "m")));
    }

    private static Person person(Input input) {
        if (input == null) {
            return new Person(null, null, null);
        }
        JsonNode preferences = input.object("preferences");
        String wishes = preferences == null ? null : preferences.path("musicPreferences").asText(null);
        return new Person(input.trimmed("displayName", 255), wishes, input.object("persona"));
    }
}
