package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.music.lyrics.SyncedLine;
import com.aiponge.music.peers.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was sung of whatever lyrics, what is shown fits and goes forward. */
class TimingPropertiesTest {
    private static final List<String> VOCABULARY = List.of("river", "a", "morning", "we", "quiet", "breathe,", "over", "the", "unforgettable", "light", "and", "you");

    private static String lyrics(Random random) {
        StringBuilder text = new StringBuilder();
        for (int section = 0; section < 3; section++) {
            text.append("[Verse]\n");
            for (int line = 0; line < 4; line++) {
                int words = 1 + random.nextInt(14);
                for (int word = 0; word < words; word++) {
                    text.append(word == 0 ? "" : " ").append(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static List<Vendors.Word> sung(String lyrics, Random random) {
        List<Vendors.Word> words = new ArrayList<>();
        int at = 5_000;
        for (String word : lyrics.replaceAll("\\[.*]", "").strip().split("\\s+")) {
            if (random.nextInt(10) == 0) {
                continue;
            }
            if (random.nextInt(15) == 0) {
                words.add(new Vendors.Word("ooh", at, at += 200, 0.4));
            }
            words.add(new Vendors.Word(word, at, at += 100 + random.nextInt(400), 0.9));
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void linesFitAndGoForward(long seed) {
        Random random = new Random(seed);
        String lyrics = lyrics(random);
        List<SyncedLine> lines = Timing.of(lyrics, sung(lyrics, random));
        int before = 0;
        StringBuilder shown = new StringBuilder();
        for (SyncedLine line : lines) {
            assertTrue(line.text().length() <= Lines.LONGEST, line.text());
            assertTrue(line.startMs() >= before, line + " after " + before);
            assertTrue(line.endMs() >= line.startMs(), line.toString());
            assertEquals(line.startMs() / 1000.0, line.startTime());
            assertEquals(line.endMs() / 1000.0, line.endTime());
            assertEquals(line.text(), String.join(" ", line.words().stream().map(SyncedLine.Word::word).toList()));
            for (SyncedLine.Word word : line.words()) {
                assertTrue(word.endTime() >= word.startTime() && word.confidence() >= 0 && word.confidence() <= 1, word.toString());
            }
            before = line.startMs();
            shown.append(line.text()).append(' ');
        }
        assertEquals(lyrics.replaceAll("\\[.*]", " ").replaceAll("\\s+", " ").strip(), shown.toString().strip(), "no word is lost");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void fewLinesOfOneWordAreLeft(long seed) {
        List<Lines.Line> lines = Lines.of(lyrics(new Random(seed)));
        long lonely = lines.stream().filter(line -> line.words().size() == 1).count();
        assertTrue(lonely <= lines.size() / 5, lonely + " of " + lines.size());
    }
}
