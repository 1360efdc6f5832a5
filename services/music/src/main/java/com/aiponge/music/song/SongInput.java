package com.aiponge.music.song;

import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** SongInput of the contract (section 7), decoded. Unknown qualities and priorities count as the default. */
record SongInput(UUID entryId, String entryContent, UUID lyricsId, String artworkUrl, String sourceText, UUID sourceEntryId, String sourceReference,
                 String sourceBookTitle, String pictureContext, String customInstructions, String title, UUID chapterId, Sound sound, String language,
                 List<String> targetLanguages, boolean bilingual, boolean instrumental, String quality, String priority) {
    private static final Set<String> LANGUAGES = Set.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");
    private static final Set<String> QUALITIES = Set.of("draft", "standard", "premium", "studio");
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high");

    /** @throws Problem.Invalid also MISSING_INPUT when no source is named */
    static SongInput from(Input input) {
        SongInput song = new SongInput(input.uuid("entryId"), spoken(input.text("entryContent", 10_000)), input.uuid("lyricsId"), input.text("artworkUrl", 2_000),
                spoken(input.text("sourceText", 10_000)), input.uuid("sourceEntryId"), input.text("sourceReference", 500), input.text("sourceBookTitle", 500),
                spoken(input.text("pictureContext", 2_000)), spoken(input.text("customInstructions", 1_000)), input.trimmed("title", 255), input.uuid("chapterId"),
                Sound.from(input), language(input), languages(input), input.flag("isBilingual", false),
                "instrumental".equals(input.text("musicType", 100)), known(input.text("quality", 100), QUALITIES, "standard"),
                known(input.text("priority", 100), PRIORITIES, "normal"));
        input.check();
        if (song.entryId == null && song.entryContent == null && song.lyricsId == null && song.artworkUrl == null && song.sourceText == null) {
            throw new Problem.Invalid("MISSING_INPUT", "Name an entry, a text, lyrics or a picture to make a song from");
        }
        return song;
    }

    private static String spoken(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String known(String value, Set<String> values, String normal) {
        return value != null && values.contains(value) ? value : normal;
    }

    private static String language(Input input) {
        String text = input.text("language", 20);
        String code = text == null ? "auto" : bare(text);
        return code.equals("auto") || LANGUAGES.contains(code) ? code : input.wrong("language", "is not one of the languages", "UNKNOWN_VALUE");
    }

    private static List<String> languages(Input input) {
        List<String> given = input.texts("targetLanguages", 3, 20);
        List<String> codes = given == null ? List.of() : given.stream().map(SongInput::bare).distinct().toList();
        return LANGUAGES.containsAll(codes) ? codes : input.wrong("targetLanguages", "holds a language that is not supported", "UNKNOWN_VALUE");
    }

    private static String bare(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
