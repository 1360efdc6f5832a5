package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalysesTest {
    private final LanguageGuesser guesser = new LanguageGuesser();
    private final Themes themes = new Themes();
    private final Feelings feelings = new Feelings();

    @Test
    void tellsTheEightLanguagesApart() {
        Orders.ENTRY.forEach((language, entry) -> assertEquals(language, guesser.guess(entry)));
        assertEquals("pt", guesser.guess("Não sei o que fazer com a minha vida"));
        assertEquals("es", guesser.guess("No sé qué hacer con mi vida"));
        assertEquals("fr", guesser.guess("Je ne sais pas quoi faire de ma vie"));
        assertEquals("de", guesser.guess("Ich weiß nicht, was ich mit meinem Leben machen soll"));
        assertEquals("ja", guesser.guess("感謝"));
    }

    @Test
    void takesUndecidedTextsForEnglish() {
        for (String text : List.of("", "12345", "😀", "xyzzy", "Привет, как дела")) {
            assertEquals("en", guesser.guess(text), text);
        }
    }

    @Test
    void goesByTheScriptThatMostOfATextIsIn() {
        assertEquals("en", guesser.guess("I had 寿司 with my friend at the harbour and it was lovely"));
        assertEquals("ja", guesser.guess("今日はTokyoの友だちとcoffeeを飲んだ"));
    }

    @Test
    void findsThemes() {
        assertTrue(themes.of("My boss and the deadline", "en").contains("work"));
        assertTrue(themes.of("Mi abuela y la lluvia", "es").containsAll(List.of("family", "nature")));
        assertTrue(themes.of("Die Angst in der Nacht", "de").containsAll(List.of("fear", "night")));
        assertTrue(themes.of(Orders.ENTRY.get("ar"), "ar").contains("nature"));
        assertTrue(themes.of(Orders.ENTRY.get("ja"), "ja").contains("nature"));
        assertTrue(themes.of(Orders.ENTRY.get("hi"), "hi").contains("family"));
        assertEquals(List.of(), themes.of("xyzzy", "en"));
        assertTrue(themes.of(String.join(" ", Orders.ENTRY.get("en").repeat(3)), "en").size() <= 4);
    }

    @Test
    void findsMoods() {
        Map<String, String> moods = Map.of("I feel so worried and nervous", "anxious", "I cried, I miss him so much", "sad",
                "worn out and exhausted", "tired", "the deadline and the pressure", "stressed", "I have a dream and hope", "hopeful",
                "we laughed and danced, so happy", "joyful", "nobody calls, I feel isolated and lonely", "lonely",
                "I am proud, I finished and won", "confident", "a quiet slow breath", "calm");
        moods.forEach((text, mood) -> assertEquals(mood, feelings.moodOf(text, "en"), text));
        assertEquals("tired", feelings.moodOf("Estoy muy cansada y agotada", "es"));
        assertEquals("sad", feelings.moodOf("Ich bin traurig und habe geweint", "de"));
        assertEquals("calm", feelings.moodOf("xyzzy", "en"));
    }

    @Test
    void knowsThatNotHappyIsNotHappy() {
        assertFalse("joyful".equals(feelings.moodOf("I am not happy", "en")));
        assertEquals("negative", feelings.sentimentOf("I am not happy", "en"));
        assertEquals("positive", feelings.sentimentOf("I am not afraid", "en"));
    }

    @Test
    void tellsTheSentiment() {
        assertEquals("positive", feelings.sentimentOf("A wonderful, happy day", "en"));
        assertEquals("negative", feelings.sentimentOf("A terrible day, I cried", "en"));
        assertEquals("mixed", feelings.sentimentOf("I laughed and I cried", "en"));
        assertEquals("neutral", feelings.sentimentOf("The table is brown", "en"));
        assertEquals("positive", feelings.sentimentOf("C'était une journée merveilleuse", "fr"));
    }

    @Test
    void makesTitlesWithoutWordsOfTheLyrics() {
        TitleWriter titles = new TitleWriter();
        String lyrics = "[Verse]\nSlow light on the still water\nThe rain before the open window";
        for (int i = 0; i < 30; i++) {
            String title = titles.write(lyrics, "en", "calm", "s" + i);
            Set<String> shared = LyricsWriterTest.contentWords(title, "en");
            shared.retainAll(LyricsWriterTest.contentWords(lyrics, "en"));
            assertTrue(shared.isEmpty(), title);
        }
        assertEquals(titles.write(lyrics, "en", "calm", "s"), titles.write(lyrics, "en", "calm", "s"));
        assertFalse(titles.write("", "ja", "", "s").isBlank());
    }

    @Test
    void hasATitleWhenEveryWordIsTaken() {
        Bank bank = Tongues.lines("en");
        String everything = String.join(" ", bank.lines("title calm")) + " " + String.join(" ", bank.lines("title-tail"));
        assertTrue(new TitleWriter().write(everything, "en", "calm", "s").startsWith("Nocturne No. "));
    }
}
