package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LyricSheetTest {
    @Test
    void readsHeadedSectionsInOrder() {
        LyricSheet sheet = LyricSheet.parse("[Verse]\nGrey light\n nobody awake \n\n[Chorus]\nQuiet\n[Bridge]\nAnd if");
        assertEquals(List.of(SectionKind.VERSE, SectionKind.CHORUS, SectionKind.BRIDGE),
                sheet.stanzas().stream().map(LyricSheet.Stanza::kind).toList());
        assertEquals(List.of("Grey light", "nobody awake"), sheet.stanzas().getFirst().lines());
        assertEquals(4, sheet.lineCount());
    }

    @Test
    void takesLinesWithoutHeadingsForVerses() {
        LyricSheet sheet = LyricSheet.parse("one\ntwo\n\nthree\r\nfour");
        assertEquals(2, sheet.stanzas().size());
        assertTrue(sheet.stanzas().stream().allMatch(stanza -> stanza.kind() == SectionKind.VERSE));
    }

    @Test
    void keepsAnEmptySoloButNoEmptyVerse() {
        LyricSheet sheet = LyricSheet.parse("[Verse]\n[Instrumental]\n[Chorus]\nwords");
        assertEquals(List.of(SectionKind.SOLO, SectionKind.CHORUS), sheet.stanzas().stream().map(LyricSheet.Stanza::kind).toList());
    }

    @Test
    void singsWhatStandsBehindAHeadingOnItsLine() {
        assertEquals(List.of("Quiet now"), LyricSheet.parse("[Chorus] Quiet now").stanzas().getFirst().lines());
    }

    @Test
    void passesOverLinesWithoutAnythingToSing() {
        assertEquals(1, LyricSheet.parse("***\n…\nwords\n—").lineCount());
        assertEquals(0, LyricSheet.parse("").lineCount());
        assertTrue(LyricSheet.wordless().lineCount() > 8);
    }

    @ParameterizedTest
    @CsvSource({"Verse 2,VERSE", "CHORUS,CHORUS", "Final Chorus,CHORUS", "Pre-Chorus,VERSE", "Estribillo,CHORUS", "Refrão,CHORUS", "Refrain,CHORUS",
            "Puente,BRIDGE", "Brücke,BRIDGE", "Pont,BRIDGE", "Guitar,VERSE", "Solo,SOLO", "Intro,INTRO", "Outro,OUTRO", "Hook,CHORUS", "Interlude,SOLO"})
    void knowsHeadingsInTheLanguagesOfLyrics(String heading, SectionKind kind) {
        assertEquals(kind, SectionKind.ofHeading(heading));
    }
}
