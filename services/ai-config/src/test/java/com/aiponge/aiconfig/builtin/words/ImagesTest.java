package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static List<String> found(String language, String... lines) {
        return new Images(Tongues.lexicon(language)).of(List.of(lines));
    }

    @Test
    void findsANounWithItsArticle() {
        assertEquals(List.of("the river"), found("en", "Walked by the river before work"));
        assertEquals(List.of("my old friend"), found("en", "I met my old friend"));
    }

    @Test
    void doesNotTakeTheVerbForPartOfTheNoun() {
        assertEquals(List.of("my boss"), found("en", "My boss yelled at me"));
        assertEquals(List.of("my mother"), found("en", "My mother said nothing"));
    }

    @Test
    void leavesOutWhatShowsNothing() {
        assertEquals(List.of(), found("en", "For the first time", "the whole thing", "the way it was"));
    }

    @Test
    void leavesOutWhatMayBeAnAdverb() {
        assertEquals(List.of(), found("en", "I loved her madly"));
    }

    @Test
    void putsPeopleBeforePlacesBeforeThings() {
        assertEquals(List.of("my grandmother", "the garden", "the spoon"), found("en", "the spoon", "the garden", "my grandmother"));
    }

    @Test
    void putsTheWritersOwnBeforeOneOfMany() {
        assertEquals(List.of("the spoon", "a table"), found("en", "a table", "the spoon"));
    }

    @Test
    void countsWhatIsToldOften() {
        assertEquals("the lantern", found("en", "the spoon", "the lantern", "under the lantern").getFirst());
    }

    @Test
    void takesTheFirstNounInRomanceLanguages() {
        assertEquals(List.of("mi hermana"), found("es", "Mi hermana me llamó"));
        assertEquals(List.of("la vieille maison"), found("fr", "Nous avons visité la vieille maison"));
        assertEquals(List.of("minha irmã"), found("pt", "Minha irmã ligou ontem"));
    }

    @Test
    void takesTheCapitalisedWordInGerman() {
        assertEquals(List.of("meine alte Küche"), found("de", "Ich mag meine alte Küche"));
    }

    @Test
    void leavesOutGermanNounsInAnotherCase() {
        assertEquals(List.of(), found("de", "Ich stand in der Küche"));
    }

    @Test
    void leavesOutNounsThatDoNotFitAHook() {
        assertEquals(List.of(), found("en", "the incomprehensibilities"));
    }
}
