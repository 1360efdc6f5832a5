package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.score.Instrument;
import com.aiponge.aiconfig.builtin.song.score.Note;
import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SongComposerTest {
    private static final String GENRES = "pop rock jazz classical electronic hiphop rap rnb country folk blues soul gospel reggae latin flamenco salsa"
            + " bossanova tango afrobeat highlife kpop jpop bollywood arabic turkish celtic indie alternative metal punk funk disco house techno"
            + " trance dubstep ambient lofi chillout newage world acoustic orchestral cinematic worship spiritual meditation ska podcast";

    private final SongComposer composer = new SongComposer();

    @Test
    void composesTheSameSongForTheSameOrder() {
        assertEquals(composer.compose(Orders.plain()), composer.compose(Orders.plain()));
    }

    @Test
    void givesAnotherEntryAnotherMelody() {
        String other = Orders.LYRICS.replace("heron", "swallow");
        assertNotEquals(tune(composer.compose(Orders.plain())), tune(composer.compose(Orders.of(other, "calm", "folk"))));
        assertNotEquals(tune(composer.compose(Orders.plain())), tune(composer.compose(Orders.seeded("another"))));
    }

    @Test
    void makesHappySongsFasterAndBrighterThanSadOnes() {
        int brightHappy = 0;
        for (String genre : GENRES.split(" ")) {
            SongPlan happy = composer.compose(Orders.of(Orders.LYRICS, "happy", genre));
            SongPlan sad = composer.compose(Orders.of(Orders.LYRICS, "sad", genre));
            assertTrue(happy.tempo() > sad.tempo(), genre + ": " + happy.tempo() + " and " + sad.tempo());
            assertFalse(sad.scale().equals("major"), genre);
            brightHappy += happy.scale().equals("major") || happy.scale().equals("mixolydian") || happy.scale().equals("lydian") ? 1 : 0;
        }
        assertTrue(brightHappy >= 45, brightHappy + " of 50 are bright");
    }

    @Test
    void tilesTheLyricsInOrderWithTheirWordsInside() {
        for (String genre : GENRES.split(" ")) {
            SongPlan plan = composer.compose(Orders.of(Orders.LYRICS, "hopeful", genre));
            List<String> written = Orders.LYRICS.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("[")).toList();
            assertEquals(written, plan.lines().stream().map(TimedLine::text).toList(), genre);
            int before = 0;
            for (TimedLine line : plan.lines()) {
                assertTrue(line.startMs() >= before, genre);
                assertTrue(line.endMs() > line.startMs());
                assertEquals(List.of(line.text().split("\\s+")), line.words().stream().map(TimedWord::word).toList());
                int word = line.startMs();
                for (TimedWord timed : line.words()) {
                    assertTrue(timed.startMs() >= word && timed.endMs() > timed.startMs(), genre + " " + timed);
                    word = timed.endMs();
                }
                assertTrue(word <= line.endMs(), genre);
                before = line.endMs();
            }
            assertTrue(before <= plan.durationSeconds() * 1000);
        }
    }

    @Test
    void singsOneNoteASyllableInsideTheLine() {
        SongPlan plan = composer.compose(Orders.plain());
        Timing timing = plan.score().timing();
        for (int i = 0; i < plan.lines().size(); i++) {
            TimedLine line = plan.lines().get(i);
            Phrase phrase = plan.score().sung().get(i);
            assertTrue(timing.millis(phrase.notes().getFirst().tick()) >= line.startMs());
            assertTrue(timing.millis(phrase.notes().getLast().end()) <= line.endMs());
        }
        // Qui-et, qui-et, let the mor-ning be
        assertEquals(9, plan.score().sung().get(4).notes().size());
    }

    @Test
    void repeatsTheChorusAsTheSameTune() {
        SongPlan plan = composer.compose(Orders.plain());
        List<Phrase> sung = plan.score().sung();
        assertEquals(plan.lines().get(4).text(), plan.lines().get(10).text());
        assertEquals(pitches(sung.get(4)), pitches(sung.get(10)));
        assertEquals(offsets(sung.get(4)), offsets(sung.get(10)));
        assertNotEquals(pitches(sung.get(4)), pitches(sung.get(0)));
    }

    @Test
    void keepsToTheRangeOfTheVoice() {
        for (Note note : notes(composer.compose(Orders.voiced("f", false)))) {
            assertTrue(note.pitch() >= 55 && note.pitch() <= 77, "high voice sings " + note.pitch());
        }
        for (Note note : notes(composer.compose(Orders.voiced("m", false)))) {
            assertTrue(note.pitch() >= 44 && note.pitch() <= 66, "deep voice sings " + note.pitch());
        }
    }

    @Test
    void leavesTheWordsOutOfAnInstrumentalAndPlaysTheTune() {
        SongPlan plan = composer.compose(Orders.voiced(null, true));
        assertTrue(plan.lines().isEmpty() && plan.score().sung().isEmpty());
        assertTrue(plan.score().notes().stream().anyMatch(note -> note.instrument() == Instrument.LEAD));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 30, 45, 60, 75, 90, 180, 300, Integer.MAX_VALUE})
    void lastsFortyFiveToNinetySecondsWhateverIsWished(int wish) {
        for (String genre : GENRES.split(" ")) {
            for (String lyrics : List.of("", "One line", Orders.LYRICS, "A longer line of many words to sing\n".repeat(200))) {
                SongPlan plan = composer.compose(Orders.lasting(wish, lyrics, genre));
                assertTrue(plan.durationSeconds() >= 45 && plan.durationSeconds() <= 90, genre + " lasts " + plan.durationSeconds());
            }
        }
    }

    @Test
    void comesNearTheWishedLength() {
        for (int wish : new int[] {60, 75, 90}) {
            SongPlan plan = composer.compose(Orders.lasting(wish, "[Verse]\nA few words\nare enough\n[Chorus]\nto make\na song", "folk"));
            assertEquals(wish, plan.durationSeconds(), 6);
        }
    }

    @Test
    void singsEveryLineOfLongLyricsThatStillFit() {
        String forty = "[Verse]\n" + "Small words in the rain\n".repeat(32);
        assertEquals(32, composer.compose(Orders.lasting(90, forty, "rock")).lines().size());
    }

    @Test
    void leavesOutWhoIsExcluded() {
        SongPlan plan = composer.compose(Orders.played("rock", Set.of("no drums", "Guitar"), List.of()));
        assertTrue(plan.score().notes().stream().noneMatch(note -> note.instrument().drum()));
        assertTrue(plan.score().notes().stream().noneMatch(note -> note.instrument() == Instrument.DRIVE));
        assertTrue(composer.compose(Orders.played("rock", Set.of("vocals"), List.of())).lines().isEmpty());
    }

    @Test
    void bringsInWhoIsWished() {
        SongPlan plan = composer.compose(Orders.played("ambient", Set.of(), List.of("guitar", "piano", "drums", "saxophone")));
        for (Instrument wished : List.of(Instrument.NYLON, Instrument.EPIANO, Instrument.SAX)) {
            assertTrue(plan.score().notes().stream().anyMatch(note -> note.instrument() == wished), wished + " plays");
        }
    }

    @Test
    void survivesAnyText() {
        for (String odd : List.of("[]", "[Chorus]", "!!!\n???", "\0\u200B\uD83D", "夜の川は静か\nだれもいない", "नदी शांत है", "نهر هادئ",
                "a".repeat(20_000), "la ".repeat(400), "[Verse] Same line\n(whispered)")) {
            SongPlan plan = composer.compose(Orders.of(odd, null, null));
            assertTrue(plan.durationSeconds() >= 45 && plan.durationSeconds() <= 90);
            plan.lines().forEach(line -> assertTrue(line.endMs() > line.startMs()));
        }
    }

    private static List<Note> notes(SongPlan plan) {
        return plan.score().sung().stream().flatMap(phrase -> phrase.notes().stream()).toList();
    }

    private static List<Integer> tune(SongPlan plan) {
        return notes(plan).stream().map(Note::pitch).toList();
    }

    private static List<Integer> pitches(Phrase phrase) {
        return phrase.notes().stream().map(Note::pitch).toList();
    }

    private static List<Integer> offsets(Phrase phrase) {
        int start = phrase.notes().getFirst().tick();
        return Arrays.stream(phrase.notes().stream().mapToInt(note -> note.tick() - start).toArray()).boxed().toList();
    }
}
