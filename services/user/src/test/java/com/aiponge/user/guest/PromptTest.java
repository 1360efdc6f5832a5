package com.aiponge.user.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void isDueWhenACounterReachesItsThreshold() {
        assertEquals(Optional.empty(), Prompt.due(row(0, 4, 2), "track_played"));
        assertEquals(Optional.of(Prompt.FIRST_SONG), Prompt.due(row(1, 0, 0), "song_created"));
        assertEquals(Optional.of(Prompt.MULTIPLE_TRACKS), Prompt.due(row(0, 5, 0), "track_played"));
        assertEquals(Optional.of(Prompt.ENTRIES), Prompt.due(row(0, 0, 3), "entry_created"));
    }

    @Test
    void isStillDueWhenTheCounterHasPassedItUnprompted() {
        assertEquals(Optional.of(Prompt.ENTRIES), Prompt.due(row(0, 0, 9), "track_played"));
    }

    @Test
    void isDueOnce() {
        assertEquals(Optional.empty(), Prompt.due(row(1, 0, 0, "first-song"), "song_created"));
    }

    @Test
    void prefersThePromptOfWhatJustHappened() {
        assertEquals(Optional.of(Prompt.ENTRIES), Prompt.due(row(1, 5, 3), "entry_created"));
        assertEquals(Optional.of(Prompt.FIRST_SONG), Prompt.due(row(1, 5, 2), "entry_created"));
    }

    @Test
    void everyLanguageHasItsOwnTexts() {
        PromptTexts texts = PromptTexts.load();
        for (Prompt prompt : Prompt.values()) {
            Set<String> titles = new HashSet<>();
            for (String language : List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi")) {
                PromptContent content = texts.of(prompt, language);
                assertFalse(content.title().isBlank() || content.message().isBlank(), language);
                assertNotEquals(content.title(), content.message());
                titles.add(content.title());
            }
            assertEquals(8, titles.size());
        }
    }

    private static GuestRow row(int songs, int tracks, int entries, String... prompted) {
        return new GuestRow(songs, tracks, entries, List.of(prompted), null, null);
    }
}
