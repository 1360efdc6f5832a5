package com.aiponge.user.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "critical");
    private static final Set<String> CATEGORIES = Set.of("self_harm", "crisis", "distress", "isolation", "hopelessness", "abuse");

    private static boolean fits(String pattern, String text) {
        Phrase phrase = new Phrase(RiskLevel.LOW, "distress", Stream.of(pattern.split(" ")).map(Phrase.Token::of).toList());
        String[] words = text.split(" ");
        for (int at = 0; at < words.length; at++) {
            if (phrase.match(words, at) != Phrase.NO_MATCH) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
            "a b, x a b y, true",
            "a b, a x b, false",
            "a|b c, b c, true",
            "a b? c, a c, true",
            "a b? c, a b c, true",
            "a b? c, a b b c, false",
            "a .. c, a c, true",
            "a .. c, a 1 2 3 c, true",
            "a .. c, a 1 2 3 4 c, false",
            "lone* night, lonely night, true",
            "lone* night, alone night, false",
            "a b?, a, true",
            "a b, a, false",
    })
    void readsTheSmallLanguageOfPhrases(String pattern, String text, boolean found) {
        assertEquals(found, fits(pattern, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a? b", ".. b"})
    void aPhraseCannotBeginWithAWordThatMayBeMissing(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> fits(pattern, "a b"));
    }

    @Test
    void textsAreComparedWithoutWhatHidesWords() {
        assertEquals("dont stop me now", PlainText.words("Don’t... STOP\tme\u200b\nnow!"));
        assertEquals("creme brulee strasse", PlainText.words("Crème brûlée, Straße"));
        assertEquals("मैं मरना", PlainText.words("मैं, मरना।"));
        assertEquals(PlainText.words("اريد ان اموت"), PlainText.words("أُرِيدُ أَنْ أَمُوتَ"));
        assertEquals("がんばる", PlainText.words("か\u3099んばる"));
        assertEquals("", PlainText.words(" … "));
    }

    private static List<String[]> lines(String language) throws Exception {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(RiskRules.class.getResourceAsStream(language + ".txt"), StandardCharsets.UTF_8))) {
            return file.lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("mode ")).map(line -> line.split(" ", 3)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt", "ar", "ja", "hi"})
    void everyLineOfALanguageIsWellFormedAndEveryLevelIsThere(String language) throws Exception {
        List<String[]> lines = lines(language);
        for (String[] line : lines) {
            assertEquals(3, line.length, String.join(" ", line));
            assertTrue(line[0].equals("safe") ? line[1].equals("-") : LEVELS.contains(line[0]) && CATEGORIES.contains(line[1]), String.join(" ", line));
        }
        assertEquals(LEVELS, lines.stream().map(line -> line[0]).filter(LEVELS::contains).collect(Collectors.toSet()));
        assertEquals(CATEGORIES, lines.stream().map(line -> line[1]).filter(CATEGORIES::contains).collect(Collectors.toSet()));
        assertTrue(lines.size() >= 45, () -> lines.size() + " lines");
    }

    /** The shortest text of each phrase is found at its level at least, unless a safe phrase covers it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt", "ar", "ja", "hi"})
    void everyPhraseFindsItsOwnWords(String language) throws Exception {
        RiskRules rules = new RiskRules();
        for (String[] line : lines(language)) {
            if (!line[0].equals("safe")) {
                String text = Stream.of(line[2].split(" ")).filter(word -> !word.equals("..") && !word.endsWith("?"))
                        .map(word -> word.split("\\|")[0].replace("*", "x")).collect(Collectors.joining(" "));
                assertTrue(rules.assess(text).level().isAtLeast(RiskLevel.of(line[0])), () -> String.join(" ", line) + " in: " + text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt", "ar", "ja", "hi"})
    void whatASafePhraseCoversIsNeverMoreThanLow(String language) throws Exception {
        RiskRules rules = new RiskRules();
        for (String[] line : lines(language)) {
            if (line[0].equals("safe")) {
                String text = Stream.of(line[2].split(" ")).map(word -> word.split("\\|")[0]).filter(word -> !word.endsWith("?"))
                        .collect(Collectors.joining(" "));
                assertTrue(RiskLevel.LOW.isAtLeast(rules.assess(text).level()), () -> String.join(" ", line) + " in: " + text + " " + rules.assess(text));
            }
        }
    }
}
