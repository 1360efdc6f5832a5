package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static List<String> texts(String lyrics) {
        return Lines.of(lyrics).stream().map(Lines.Line::text).toList();
    }

    @Test
    void leavesSectionNamesAndBlankLinesOut() {
        assertEquals(List.of("Grey light on the river", "Quiet, quiet"), texts("[Verse]\nGrey light on the river\n\n[Chorus]\nQuiet, quiet\n"));
    }

    @Test
    void keepsALineOfExactlyFortyTwoCharacters() {
        String line = "aaaaaaaaaa bbbbbbbbbb cccccccccc ddddddddd";
        assertEquals(42, line.length());
        assertEquals(List.of(line), texts(line));
    }

    @Test
    void cutsALongerLineIntoPartsOfAtLeastTwoWords() {
        List<String> cut = texts("aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd");
        assertEquals(List.of("aaaaaaaaaa bbbbbbbbbb", "cccccccccc dddddddddd"), cut);
    }

    @Test
    void noPartIsTooLongOrASingleWordWhateverTheText() {
        String text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
        for (Lines.Line line : Lines.of(text)) {
            assertTrue(line.text().length() <= Lines.LONGEST, line.text());
            assertTrue(line.words().size() >= 2, line.text());
        }
        assertEquals(text, String.join(" ", texts(text)));
    }

    @Test
    void aLonelyWordJoinsItsNeighbour() {
        assertEquals(List.of("Breathe in the morning"), texts("Breathe\nin the morning"));
        assertEquals(List.of("in the morning breathe"), texts("in the morning\nbreathe"));
    }

    @Test
    void aSingleWordTooLongToJoinStandsAlone() {
        String word = "Donaudampfschifffahrtsgesellschaftskapitän";
        assertEquals(List.of("over the river", word), texts("over the river\n" + word));
    }

    @Test
    void whatStandsInBracketsIsBacking() {
        assertEquals("backing", Lines.of("(ooh the river)").getFirst().type());
        assertEquals(List.of("line", "backing"), Lines.of("over there\n(ooh)").stream().map(Lines.Line::type).toList());
    }

    @Test
    void lyricsWithoutWordsHaveNoLines() {
        assertEquals(List.of(), texts("[Instrumental]\n\n"));
    }
}
