package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LyricsWriterTest {
    private final LyricsWriter writer = new LyricsWriter();

    @Test
    void writesASoundSongInEveryLanguageAndMood() {
        for (String language : Tongues.UNDERSTOOD) {
            for (String mood : Stream.concat(Orders.MOODS.stream(), Orders.SONG_MOODS.stream()).toList()) {
                for (String seed : List.of("a", "b", "c")) {
                    LyricsDraft draft = writer.write(Orders.of(Orders.ENTRY.get(language), language, mood, seed));
                    SongText.read(draft.content()).mustBeSound(language + "/" + mood + "/" + seed);
                    assertEquals(mood, draft.mood());
                }
            }
        }
    }

    @Test
    void writesASoundSongInEveryGenre() {
        for (String genre : List.of("pop", "rap", "hiphop", "ambient", "lofi", "podcast", "metal", "", "free text, 7/8")) {
            LyricsDraft draft = writer.write(new LyricsOrder(Orders.ENTRY.get("en"), "calm", genre, "en", null, null, false, "s"));
            SongText.read(draft.content()).mustBeSound(genre);
        }
    }

    @Test
    void singsTheWordsOfTheWriter() {
        for (String language : Tongues.SUNG) {
            String entry = Orders.ENTRY.get(language);
            Set<String> sung = SongText.read(writer.write(Orders.of(entry, language)).content()).words();
            sung.retainAll(contentWords(entry, language));
            assertTrue(sung.size() >= 3, () -> language + " sang only " + sung);
        }
    }

    @Test
    void singsAWholeLineOfTheWriter() {
        String content = writer.write(Orders.of(Orders.ENTRY.get("en"), "en")).content();
        assertTrue(content.contains("\nWalked by the river before work\n"), content);
    }

    @Test
    void makesTheHookOfSomeoneTheWriterNames() {
        String content = writer.write(Orders.of(Orders.ENTRY.get("en"), "en")).content();
        String hook = SongText.read(content).parts().stream().filter(p -> p.section().equals("[Chorus]")).findFirst().orElseThrow().lines().getFirst();
        assertTrue(hook.toLowerCase(Locale.ROOT).contains("my sister"), hook);
    }

    @Test
    void putsNoWordOfTheEntryInTheTitle() {
        for (String language : Tongues.SUNG) {
            for (int seed = 0; seed < 40; seed++) {
                String entry = Orders.ENTRY.get(language) + " " + String.join(" ", Tongues.lines(language).lines("title calm"));
                String title = writer.write(Orders.of(entry, language, "calm", "s" + seed)).title();
                Set<String> shared = contentWords(title, language);
                shared.retainAll(contentWords(entry, language));
                assertTrue(shared.isEmpty() && !title.isBlank(), () -> language + ": " + title + " shares " + shared);
            }
        }
    }

    @Test
    void writesTheSameSongForTheSameOrder() {
        assertEquals(writer.write(Orders.of(Orders.ENTRY.get("en"), "en")), new LyricsWriter().write(Orders.of(Orders.ENTRY.get("en"), "en")));
    }

    @Test
    void writesOtherSongsForOtherSeeds() {
        Set<String> songs = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            songs.add(writer.write(Orders.of(Orders.ENTRY.get("en"), "en", "calm", "seed" + i)).content());
        }
        assertTrue(songs.size() >= 19, () -> songs.size() + " different songs of 20");
    }

    @Test
    void saysSoWhenItCannotWriteInALanguage() {
        for (String language : List.of("ar", "ja", "hi", "it", "xx")) {
            LyricsDraft draft = writer.write(Orders.of(Orders.ENTRY.getOrDefault(language, "Ciao"), language));
            assertAll(() -> assertTrue(draft.languageFellBack(), language), () -> assertEquals("en", draft.language()));
        }
        for (String language : Tongues.SUNG) {
            LyricsDraft draft = writer.write(Orders.of(Orders.ENTRY.get(language), language));
            assertAll(() -> assertFalse(draft.languageFellBack(), language), () -> assertEquals(language, draft.language()));
        }
    }

    @Test
    void findsTheLanguageOfTheTextWhenAskedTo() {
        assertEquals("en", writer.write(Orders.of(Orders.ENTRY.get("en"), "auto")).language());
        assertTrue(writer.write(Orders.of(Orders.ENTRY.get("ja"), "auto")).languageFellBack());
        for (String language : Tongues.SUNG) {
            assertEquals(language, writer.write(Orders.of(Orders.ENTRY.get(language), "auto")).language());
        }
    }

    @Test
    void takesRegionTags() {
        LyricsDraft draft = writer.write(Orders.of(Orders.ENTRY.get("en"), "en-US"));
        assertAll(() -> assertEquals("en", draft.language()), () -> assertFalse(draft.languageFellBack()));
    }

    @Test
    void turnsTheBridgeTowardsTheFramework() {
        Bank bank = Tongues.lines("en");
        for (String category : Bank.load("frameworks.txt").names()) {
            for (String framework : Bank.load("frameworks.txt").words(category)) {
                LyricsDraft draft = writer.write(new LyricsOrder(Orders.ENTRY.get("en"), "calm", "pop", "en", framework, null, false, "s"));
                String bridge = SongText.read(draft.content()).parts().stream().filter(p -> p.section().equals("[Bridge]")).findFirst().orElseThrow().lines().getFirst();
                assertTrue(bank.couplets("bridge " + category).stream().anyMatch(c -> c.first().equals(bridge)), framework + ": " + bridge);
            }
        }
    }

    @Test
    void takesTheMoodFromTheTextWhenNoneIsGiven() {
        assertEquals("tired", writer.write(Orders.of("I am so exhausted and tired today", "en")).mood());
    }

    @Test
    void namesTheThemes() {
        List<String> themes = writer.write(Orders.of(Orders.ENTRY.get("en"), "en")).themes();
        assertTrue(themes.contains("nature") && themes.contains("family"), themes.toString());
    }

    @Test
    void singsOtherWordsForAnotherLanguageThanTheTexts() {
        Set<String> sung = SongText.read(writer.write(Orders.of(Orders.ENTRY.get("es"), "en")).content()).words();
        assertFalse(sung.contains("caminé") || sung.contains("hermana"), sung.toString());
    }

    @Test
    void differsByMood() {
        assertNotEquals(writer.write(Orders.of("", "en", "sad", "s")).content(), writer.write(Orders.of("", "en", "joyful", "s")).content());
    }

    static Set<String> contentWords(String text, String language) {
        Set<String> words = new HashSet<>();
        for (String word : Words.of(text)) {
            if (word.length() > 3 && !Tongues.lexicon(language).isFunction(word)) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
