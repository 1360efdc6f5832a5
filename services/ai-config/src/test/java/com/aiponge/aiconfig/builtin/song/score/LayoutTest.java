package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LayoutTest {
    private static final Timing TIMING = new Timing(100, 4, 0, 48);

    @Test
    void followsTheOrderOfTheStanzas() {
        List<Section> sections = place(60, stanza(SectionKind.VERSE, 4), stanza(SectionKind.CHORUS, 2), stanza(SectionKind.BRIDGE, 2));
        assertEquals(SectionKind.INTRO, sections.getFirst().kind());
        assertEquals(SectionKind.OUTRO, sections.getLast().kind());
        assertEquals(List.of(SectionKind.VERSE, SectionKind.CHORUS, SectionKind.BRIDGE),
                sections.stream().filter(s -> !s.lines().isEmpty()).map(Section::kind).toList());
    }

    @Test
    void leavesNoBarEmptyOrTakenTwice() {
        int bar = 0;
        for (Section section : place(75, stanza(SectionKind.VERSE, 3), stanza(SectionKind.CHORUS, 5), stanza(SectionKind.VERSE, 1))) {
            assertEquals(bar, section.firstBar());
            assertTrue(section.bars() >= section.lines().size() * section.lineBars());
            bar = section.endBar();
        }
    }

    @Test
    void fillsSpareTimeWithSolosBetweenTheStanzas() {
        List<Section> sections = place(90, stanza(SectionKind.VERSE, 2), stanza(SectionKind.CHORUS, 2));
        assertTrue(sections.stream().anyMatch(s -> s.kind() == SectionKind.SOLO));
        int bars = sections.getLast().endBar();
        assertEquals(90, bars * TIMING.barSeconds() + Layout.TAIL_SECONDS, 4);
    }

    @Test
    void givesLongLinesMoreBars() {
        assertEquals(1, new Layout(TIMING, 90).place(sheet(stanza(SectionKind.VERSE, 4)), 6).get(1).lineBars());
        assertEquals(2, new Layout(TIMING, 90).place(sheet(stanza(SectionKind.VERSE, 4)), 14).get(1).lineBars());
    }

    @Test
    void cutsLyricsThatDoNotFitAtAWholeLine() {
        List<Section> sections = place(90, stanza(SectionKind.VERSE, 30), stanza(SectionKind.CHORUS, 30), stanza(SectionKind.VERSE, 30));
        int lines = sections.stream().mapToInt(s -> s.lines().size()).sum();
        assertTrue(lines >= 28 && lines < 40, lines + " lines");
        assertTrue(sections.getLast().endBar() * TIMING.barSeconds() + Layout.TAIL_SECONDS <= 90);
    }

    @Test
    void makesASongOfNoStanzasToo() {
        List<Section> sections = place(45);
        assertTrue(sections.getLast().endBar() * TIMING.barSeconds() > 40);
    }

    private static LyricSheet.Stanza stanza(SectionKind kind, int lines) {
        return new LyricSheet.Stanza(kind, Collections.nCopies(lines, "some words to sing"));
    }

    private static LyricSheet sheet(LyricSheet.Stanza... stanzas) {
        return new LyricSheet(List.of(stanzas));
    }

    private static List<Section> place(int seconds, LyricSheet.Stanza... stanzas) {
        return new Layout(TIMING, seconds).place(sheet(stanzas), 6);
    }
}
