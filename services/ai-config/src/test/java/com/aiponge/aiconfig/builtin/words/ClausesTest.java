package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {
    private final Clauses english = new Clauses(Tongues.lexicon("en"));

    private List<String> lines(String text) {
        return english.of(text).stream().map(Clause::line).toList();
    }

    private static List<String> lines(String language, String text) {
        return new Clauses(Tongues.lexicon(language)).of(text).stream().map(Clause::line).toList();
    }

    @Test
    void keepsShortSentencesAsTheyAre() {
        assertEquals(List.of("My head was quiet", "Nobody called"), lines("My head was quiet. Nobody called!"));
    }

    @Test
    void endsALineAtEveryEndOfASentence() {
        assertEquals(List.of("one day", "two days", "three days", "four days"), lines("one day; two days: three days\nfour days?!"));
    }

    @Test
    void joinsScrapsBetweenCommas() {
        assertEquals(List.of("Grey light on the river, nobody awake"), lines("Grey light on the river, nobody awake."));
    }

    @Test
    void doesNotJoinWhatWouldNotFit() {
        assertEquals(List.of("The garden was full of yellow leaves", "nobody awake"), lines("The garden was full of yellow leaves, nobody awake"));
    }

    @Test
    void cutsLongSentencesBeforeANewThought() {
        assertEquals(List.of("My sister was waiting at the station", "when the last train came in"),
                lines("My sister was waiting at the station when the last train came in"));
    }

    @Test
    void dropsTheConjunctionALineWouldBeginWith() {
        assertEquals(List.of("The rain came down on the garden", "I walked home without a coat"),
                lines("The rain came down on the garden and I walked home without a coat"));
        assertEquals(List.of("I went home"), lines("And so I went home"));
    }

    @Test
    void cutsAfterAFrontedAdverbial() {
        assertEquals(List.of("For the first time in weeks", "my head was quiet"), lines("For the first time in weeks my head was quiet"));
    }

    @Test
    void endsNoCutLineInAWordThatDangles() {
        for (Clause clause : english.of("I was thinking about the people that I used to know in the town where my mother and my father had a shop with a bell")) {
            List<String> words = Words.of(clause.line());
            assertTrue(words.size() == 1 || !Tongues.lexicon("en").isPreposition(words.getLast()), clause.line());
        }
    }

    @Test
    void keepsTheEndTheWriterWrote() {
        assertEquals(List.of("I want to remember this"), lines("I want to remember this."));
    }

    @Test
    void marksPartsOfAClause() {
        List<Clause> clauses = english.of("Today the teacher of my little daughter shouted at me on the stairs of the school");
        assertTrue(clauses.size() >= 2);
        clauses.forEach(c -> assertFalse(c.whole(), c.line()));
        english.of("My sister was waiting at the station when the last train came in").forEach(c -> assertTrue(c.whole(), c.line()));
    }

    @Test
    void leavesOutFillers() {
        assertEquals(List.of("I was tired"), lines("I was really just very tired"));
    }

    @Test
    void neverMakesALineThatIsTooLong() {
        String text = "the longest of all the sentences that anybody has ever written about gardens and rivers and rain ".repeat(20);
        lines(text).forEach(l -> assertTrue(l.length() <= 42, l));
    }

    @Test
    void leavesOutWordsOfOtherScripts() {
        assertEquals(List.of("we went home"), lines("Мы дома. we went home. 家に帰った"));
    }

    @Test
    void knowsElidedConjunctions() {
        assertEquals(List.of("Elle riait tellement fort ce matin", "qu'elle a réveillé son petit frère"),
                lines("fr", "Elle riait tellement fort ce matin qu'elle a réveillé son petit frère"));
    }

    @Test
    void cutsGermanBeforeSubordinateClauses() {
        assertEquals(List.of("Ich blieb noch lange draußen sitzen", "weil der Abend so warm war"),
                lines("de", "Ich blieb noch lange draußen sitzen weil der Abend so warm war"));
    }

    @Test
    void cutsSpanishAndPortuguese() {
        assertEquals(List.of("Mi abuela cantaba en la cocina", "mientras llovía en el jardín"),
                lines("es", "Mi abuela cantaba en la cocina mientras llovía en el jardín"));
        assertEquals(List.of("Minha avó cantava na cozinha", "enquanto chovia no jardim"),
                lines("pt", "Minha avó cantava na cozinha enquanto chovia no jardim"));
    }
}
