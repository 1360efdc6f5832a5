package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BandTest {
    private static final Timing TIMING = new Timing(100, 4, 0, 48);
    private static final Chord C = new Chord(0, List.of(0, 4, 7));
    private static final Chord F = new Chord(5, List.of(0, 4, 7));

    @ParameterizedTest
    @EnumSource(Family.class)
    void writesPatternsOfWholeBars(Family family) {
        for (double energy : new double[] {0, 1}) {
            for (int beats : new int[] {3, 4}) {
                Groove groove = Groove.of(family, beats, energy);
                for (String pattern : List.of(groove.kick(), groove.snare(), groove.hat(), groove.percussion(), groove.bass(), groove.comp())) {
                    assertEquals(beats * 4, pattern.length(), family + " " + pattern);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void playsBassAndChordsInEveryBar(Family family) {
        Palette palette = Palette.choose(family, List.of(), Set.of());
        Groove groove = Groove.of(family, 4, 0.6);
        Arranger arranger = new Arranger(TIMING, groove, palette, 0.6, Dice.of("a"));
        List<Note> notes = new ArrayList<>();
        Section section = new Section(SectionKind.CHORUS, 0, 1, 1, List.of());
        arranger.bar(0, section, C, F, notes);
        assertTrue(notes.stream().anyMatch(note -> note.instrument() == palette.bass()));
        assertTrue(notes.stream().anyMatch(note -> note.instrument() == palette.comp()));
        for (Note note : notes) {
            assertTrue(note.tick() >= 0 && note.end() <= TIMING.bar() + Timing.BEAT, family + " " + note);
            assertTrue(note.velocity() > 0 && note.velocity() <= 1.4 && note.ticks() > 0, note.toString());
            assertTrue(note.pitch() >= 28 && note.pitch() <= 90, note.toString());
        }
        Note first = notes.stream().filter(note -> note.instrument() == palette.bass()).findFirst().orElseThrow();
        assertEquals(0, first.pitch() % 12, "the bass begins on the root");
    }

    @Test
    void walksTowardsTheNextChord() {
        Arranger arranger = new Arranger(TIMING, Groove.of(Family.JAZZ, 4, 0.5), Palette.choose(Family.JAZZ, List.of(), Set.of()), 0.5, Dice.of("w"));
        List<Note> notes = new ArrayList<>();
        arranger.bar(0, new Section(SectionKind.VERSE, 0, 1, 1, List.of()), C, F, notes);
        List<Integer> bass = notes.stream().filter(note -> note.instrument() == Instrument.UPRIGHT).map(Note::pitch).toList();
        assertEquals(4, bass.size());
        assertEquals(1, Math.abs(Math.floorMod(bass.getLast() - 5 + 6, 12) - 6), "a semitone beside the next root");
    }

    @Test
    void holdsTheLastChord() {
        List<Note> notes = new ArrayList<>();
        new Arranger(TIMING, Groove.of(Family.POP, 4, 0.5), Palette.choose(Family.POP, List.of(), Set.of()), 0.5, Dice.of("c")).close(960, C, notes);
        assertTrue(notes.stream().allMatch(note -> note.ticks() == TIMING.bar() && note.tick() >= 960 && note.tick() < 970));
        assertTrue(notes.stream().anyMatch(note -> note.instrument() == Instrument.BASS));
    }

    @Test
    void drumsFullerInTheChorusAndFillsIntoTheNextSection() {
        Groove groove = Groove.of(Family.POP, 4, 0.8);
        List<Note> verse = drums(groove, SectionKind.VERSE);
        List<Note> chorus = drums(groove, SectionKind.CHORUS);
        List<Note> intro = drums(groove, SectionKind.INTRO);
        assertTrue(chorus.size() > verse.size() && verse.size() > intro.size());
        assertTrue(chorus.stream().anyMatch(note -> note.instrument() == Instrument.CRASH && note.tick() == 0));
        assertFalse(intro.stream().anyMatch(note -> note.instrument() == Instrument.KICK));
        assertTrue(verse.stream().anyMatch(note -> note.instrument() == Instrument.TOM && note.tick() >= 3 * TIMING.bar()));
        assertTrue(verse.stream().allMatch(note -> note.velocity() <= 1));
    }

    @Test
    void singsTheSecondVoiceAThirdOrMoreAbove() {
        Note note = new Note(Instrument.VOICE, 0, 48, 60, 0.8);
        Phrase phrase = new Phrase(List.of(new Syllable(0, 'a', Syllable.Onset.OPEN)), List.of(note));
        Harmony harmony = new Harmony(0, Scale.MAJOR, List.of(C), List.of(C), List.of(C));
        List<Section> sections = List.of(new Section(SectionKind.CHORUS, 0, 1, 1, List.of("oh")));
        assertEquals(64, new Backing(harmony, TIMING).of(sections, List.of(phrase)).getFirst().notes().getFirst().pitch());
        List<Section> verse = List.of(new Section(SectionKind.VERSE, 0, 1, 1, List.of("oh")));
        assertTrue(new Backing(harmony, TIMING).of(verse, List.of(phrase)).isEmpty());
    }

    @Test
    void choosesTheBandByFamilyWishAndExclusion() {
        Palette wished = Palette.choose(Family.ROCK, List.of("Piano", "guitar", "violin", "kazoo"), Set.of("Bass guitar"));
        assertEquals(Instrument.PIANO, wished.comp());
        assertNull(wished.second(), "excluding a bass guitar leaves guitars out as well");
        assertNull(wished.bass());
        assertEquals(Instrument.VIOLIN, wished.lead());
        assertTrue(wished.drums() && wished.voice());
        assertFalse(Palette.choose(Family.AMBIENT, List.of(), Set.of()).drums());
        assertTrue(Palette.choose(Family.AMBIENT, List.of("drums"), Set.of()).drums());
        assertFalse(Palette.choose(Family.POP, List.of("drums"), Set.of("no drums")).drums());
    }

    @Test
    void mapsEveryOfferedGenreAndFallsBackToPop() {
        assertEquals(Family.JAZZ, Genres.familyOf("jazz", null));
        assertEquals(Family.HIPHOP, Genres.familyOf("Lo-Fi", null));
        assertEquals(Family.HEAVY, Genres.familyOf("heavy metal", null));
        assertEquals(Family.REGGAE, Genres.familyOf("my own thing", "something like reggae"));
        assertEquals(Family.POP, Genres.familyOf(null, null));
        assertEquals(Family.POP, Genres.familyOf("xyz", "abc"));
    }

    @Test
    void readsMoodsOutOfFreeText() {
        assertEquals(Mood.of("sad"), Mood.of("A bit SAD, today"));
        assertEquals(Mood.of("calm"), Mood.of(null));
        assertEquals(Mood.of("calm"), Mood.of("unspeakable"));
        assertTrue(Mood.of("energetic").energy() > Mood.of("tired").energy());
        assertTrue(Mood.of("joyful").valence() > Mood.of("lonely").valence());
    }

    private static List<Note> drums(Groove groove, SectionKind kind) {
        List<Note> notes = new ArrayList<>();
        new Drummer(TIMING, groove, 0.8, Dice.of("d")).play(new Section(kind, 0, 4, 1, List.of()), true, notes);
        return notes;
    }
}
