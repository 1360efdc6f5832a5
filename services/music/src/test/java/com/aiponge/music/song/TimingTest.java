package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.peers.Vendors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static List<Vendors.Word> sung(String text) {
        List<Vendors.Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(new Vendors.Word(word, words.size() * 1000, words.size() * 1000 + 800, 0.9));
        }
        return words;
    }

    @Test
    void aLineLastsFromItsFirstWordToItsLast() {
        List<SyncedLine> lines = Timing.of("[Verse]\nGrey light\nno body", sung("Grey light no body"));
        assertEquals(List.of("Grey light", "no body"), lines.stream().map(SyncedLine::text).toList());
        SyncedLine second = lines.getLast();
        assertEquals(2000, second.startMs());
        assertEquals(3800, second.endMs());
        assertEquals(2.0, second.startTime());
        assertEquals(3.8, second.endTime());
        assertEquals(new SyncedLine.Word("body", 3.0, 3.8, 0.9), second.words().getLast());
    }

    @Test
    void caseAndPunctuationDoNotMatter() {
        assertEquals(0.9, Timing.of("Quiet, \"now\"!", sung("quiet now")).getFirst().words().getLast().confidence());
    }

    @Test
    void aWordThatWasNotHeardSharesTheGapWithoutConfidence() {
        List<Vendors.Word> heard = List.of(new Vendors.Word("one", 0, 500, 0.9), new Vendors.Word("four", 2500, 3000, 0.9));
        List<SyncedLine.Word> words = Timing.of("one two three four", heard).getFirst().words();
        assertEquals(new SyncedLine.Word("two", 0.5, 1.5, 0), words.get(1));
        assertEquals(new SyncedLine.Word("three", 1.5, 2.5, 0), words.get(2));
        assertEquals(2.5, words.get(3).startTime());
    }

    @Test
    void adLibsBetweenTheWordsAreSkipped() {
        List<SyncedLine> lines = Timing.of("over the river", sung("over oh yeah the river"));
        assertEquals(3.0, lines.getFirst().words().get(1).startTime());
    }

    @Test
    void wordsBeforeTheFirstAndAfterTheLastHeardOneStayInOrder() {
        List<SyncedLine> lines = Timing.of("zero one\ntwo three", List.of(new Vendors.Word("one", 1000, 1500, 0.8), new Vendors.Word("two", 2000, 2500, 0.8)));
        int last = 0;
        for (SyncedLine line : lines) {
            assertTrue(line.startMs() >= last && line.endMs() >= line.startMs(), line.toString());
            last = line.startMs();
        }
        assertEquals(2, lines.size());
    }

    @Test
    void nothingHeardGivesNoLines() {
        assertEquals(List.of(), Timing.of("over the river", List.of()));
        assertEquals(List.of(), Timing.of("over the river", sung("something else entirely")));
    }
}
