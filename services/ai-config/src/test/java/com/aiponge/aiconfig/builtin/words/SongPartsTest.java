package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SongPartsTest {

    @Test
    void everyFormHasSixteenToTwentyEightLinesTwoChorusesAndABridge() {
        for (SongForm form : SongForm.values()) {
            int lines = 4 * form.sections().size();
            assertTrue(lines >= 16 && lines <= 28, form.name());
            assertTrue(form.sections().stream().filter(s -> s == SongForm.Section.CHORUS).count() >= 2, form.name());
            assertEquals(1, form.sections().stream().filter(s -> s == SongForm.Section.BRIDGE).count(), form.name());
            assertEquals(SongForm.Section.CHORUS, form.sections().getLast(), form.name());
        }
    }

    @Test
    void moreToTellMakesMoreVerses() {
        assertEquals(SongForm.CLASSIC, SongForm.of("pop", 2, new Draw("x")));
        assertTrue(Set.of(SongForm.STORY, SongForm.RETURNING).contains(SongForm.of("pop", 6, new Draw("x"))));
    }

    @Test
    void slowGenresSingLessAndWordyOnesMore() {
        assertEquals(SongForm.SHORT, SongForm.of("Ambient", 6, new Draw("x")));
        assertEquals(SongForm.SPOKEN, SongForm.of("rap", 0, new Draw("x")));
    }

    @Test
    void theHookHoldsTheImage() {
        for (String language : Tongues.SUNG) {
            for (MoodFamily family : MoodFamily.values()) {
                String hook = new Hook(Tongues.lines(language), family, new Draw(language)).of(new Material(List.of(), List.of("xxxx yyyy"), null));
                assertTrue(hook.toLowerCase(java.util.Locale.ROOT).contains("xxxx yyyy") && hook.length() <= 42, hook);
            }
        }
    }

    @Test
    void anImageThatFitsNoHookIsLeftOut() {
        String hook = new Hook(Tongues.lines("en"), MoodFamily.CALM, new Draw("x")).of(new Material(List.of(), List.of("x".repeat(42)), null));
        assertTrue(Tongues.lines("en").lines("plain calm").contains(hook), hook);
    }

    @Test
    void aLineIsTakenOnce() {
        Lines lines = new Lines(Tongues.lines("en"), new Draw("x"));
        assertTrue(lines.claim("Some line"));
        assertFalse(lines.claim("some LINE"));
    }

    @Test
    void fillersTakeASubjectInTurn() {
        Lines lines = new Lines(Tongues.lines("en"), new Draw("x"));
        List<String> singles = List.copyOf(lines.singles(List.of("theme work", "theme love")));
        assertTrue(Tongues.lines("en").lines("theme work").contains(singles.get(0)));
        assertTrue(Tongues.lines("en").lines("theme love").contains(singles.get(1)));
        assertTrue(Tongues.lines("en").lines("theme work").contains(singles.get(2)));
    }

    @Test
    void chanceRepeatsItself() {
        assertEquals(new Draw("a", "b").shuffled(List.of(1, 2, 3, 4, 5)), new Draw("a", "b").shuffled(List.of(1, 2, 3, 4, 5)));
        assertFalse(new Draw("a", "b").fraction() == new Draw("ab").fraction());
        assertEquals(Set.of(1, 2, 3), new HashSet<>(new Draw("x").shuffled(List.of(1, 2, 3))));
    }

    @Test
    void aCoupletNeedsTwoLines() {
        assertEquals(new Couplet("a b", "c d"), Couplet.parse("a b |  c d"));
        assertThrows(IllegalStateException.class, () -> Couplet.parse("only one"));
    }

    @Test
    void aMissingBankIsAnError() {
        assertThrows(IllegalStateException.class, () -> Bank.load("nowhere.txt"));
    }

    @Test
    void knowsTwentyNineFrameworksInNineCategories() {
        Bank bank = Bank.load("frameworks.txt");
        assertEquals(9, bank.names().size());
        assertEquals(29, bank.names().stream().mapToInt(c -> bank.words(c).size()).sum());
    }

    @Test
    void anUnknownFrameworkTurnsWhereTheMoodDoes() {
        for (MoodFamily family : MoodFamily.values()) {
            assertTrue(family.attitudes().contains(Attitude.of("no-such", family, new Draw("x"))));
            assertTrue(family.attitudes().contains(Attitude.of(null, family, new Draw("x"))));
        }
        assertEquals("cognitive", Attitude.of("stoic", MoodFamily.BLUE, new Draw("x")));
    }

    @Test
    void moodsInFreeTextFindTheirFamily() {
        assertEquals(MoodFamily.BLUE, MoodFamily.of("a bit sad"));
        assertEquals(MoodFamily.CALM, MoodFamily.of("unheard of"));
        assertTrue(MoodFamily.known("unheard of").isEmpty());
    }

    @Test
    void phrasesAreToldInTheOrderOfTheEntry() {
        List<Clause> clauses = List.of(new Clause("the rain fell on the roof", true), new Clause("ok", true), new Clause("my sister was singing loudly", true),
                new Clause("of the", true), new Clause("The rain fell on the roof", true));
        assertEquals(List.of("The rain fell on the roof", "My sister was singing loudly"), new Phrases(Tongues.lexicon("en")).choose(clauses, 7, new Draw("x")));
    }

    @Test
    void wholeClausesAreSungBeforeParts() {
        List<Clause> clauses = List.of(new Clause("the rain fell on the old roof", false), new Clause("my sister was singing loudly", true));
        assertEquals(List.of("My sister was singing loudly"), new Phrases(Tongues.lexicon("en")).choose(clauses, 1, new Draw("x")));
    }

    @Test
    void ordersBearMissingMembers() {
        LyricsDraft draft = new LyricsWriter().write(new LyricsOrder(null, null, null, null, null, null, false, null));
        SongText.read(draft.content()).mustBeSound("nulls");
        assertEquals("en", draft.language());
        assertEquals("calm", draft.mood());
    }
}
