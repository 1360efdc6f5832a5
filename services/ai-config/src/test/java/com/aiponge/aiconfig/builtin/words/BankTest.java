package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BankTest {

    @Test
    void everySongLineCanBeSung() {
        for (String language : Tongues.SUNG) {
            for (String line : sungLines(language)) {
                assertTrue(line.length() <= 42 && line.split(" ").length >= 2, () -> language + " " + line.length() + ": " + line);
            }
        }
    }

    @Test
    void noLineStandsTwiceInABank() {
        for (String language : Tongues.SUNG) {
            Set<String> seen = new HashSet<>();
            sungLines(language).forEach(line -> assertTrue(seen.add(line.toLowerCase(java.util.Locale.ROOT)), () -> language + " twice: " + line));
        }
    }

    @Test
    void everyBankHasEnoughOfEachPart() {
        for (String language : Tongues.SUNG) {
            Bank bank = Tongues.lines(language);
            assertTrue(sungLines(language).size() >= 150, () -> language + " has " + sungLines(language).size());
            for (MoodFamily family : MoodFamily.values()) {
                atLeast(4, bank, "verse " + family.section(), language);
                atLeast(3, bank, "chorus " + family.section(), language);
                atLeast(2, bank, "plain " + family.section(), language);
                atLeast(4, bank, "title " + family.section(), language);
            }
            Bank.load("frameworks.txt").names().forEach(c -> atLeast(3, bank, "bridge " + c, language));
            Tongues.lexicon("en").themes().keySet().forEach(t -> atLeast(2, bank, "theme " + t, language));
            atLeast(6, bank, "theme any", language);
            atLeast(5, bank, "hook any", language);
            atLeast(4, bank, "supportive verse", language);
            atLeast(2, bank, "supportive chorus", language);
            atLeast(2, bank, "supportive bridge", language);
            atLeast(4, bank, "title supportive", language);
            atLeast(6, bank, "title-tail", language);
            atLeast(1, bank, "title-number", language);
            atLeast(2, bank, "single", language);
        }
    }

    @Test
    void everyLanguageKnowsTheSameThemesAndMoods() {
        for (String language : Tongues.UNDERSTOOD) {
            assertEquals(Tongues.lexicon("en").themes().keySet(), Tongues.lexicon(language).themes().keySet(), language);
            assertEquals(new HashSet<>(Orders.MOODS), Tongues.lexicon(language).moods().keySet(), language);
        }
    }

    @Test
    void everyMoodOfferedBelongsToAFamily() {
        Orders.MOODS.forEach(m -> assertTrue(MoodFamily.known(m).isPresent(), m));
        Orders.SONG_MOODS.forEach(m -> assertTrue(MoodFamily.known(m).isPresent(), m));
    }

    @Test
    void ourOwnLinesNeitherSwearNorHarm() {
        for (String language : Tongues.SUNG) {
            Lexicon lexicon = Tongues.lexicon(language);
            for (String line : sungLines(language)) {
                List<String> words = Words.of(line);
                assertEquals(0, lexicon.rude().hits(words) + lexicon.harm().hits(words), () -> language + ": " + line);
            }
        }
    }

    private static void atLeast(int count, Bank bank, String section, String language) {
        assertTrue(bank.lines(section).size() >= count, () -> language + " [" + section + "] has " + bank.lines(section).size());
    }

    private static List<String> sungLines(String language) {
        Bank bank = Tongues.lines(language);
        List<String> lines = new ArrayList<>();
        for (String section : bank.names()) {
            if (!section.startsWith("title")) {
                bank.lines(section).forEach(l -> lines.addAll(List.of(l.replace("{image}", "la mère").replace("{word}", "tired").split(" *\\| *"))));
            }
        }
        return lines;
    }
}
