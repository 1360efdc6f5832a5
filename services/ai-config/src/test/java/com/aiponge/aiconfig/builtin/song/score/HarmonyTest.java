package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HarmonyTest {
    private static final Mood BRIGHT = Mood.of("joyful");
    private static final Mood DARK = Mood.of("sad");

    @ParameterizedTest
    @EnumSource(Family.class)
    void endsEveryCycleInsideTheKey(Family family) {
        for (int i = 0; i < 40; i++) {
            Harmony harmony = Harmony.choose(family, family.name(), i % 2 == 0 ? BRIGHT : DARK, Dice.of("song " + i));
            for (SectionKind kind : SectionKind.values()) {
                List<Chord> cycle = harmony.of(kind);
                assertTrue(cycle.size() == 4 || cycle.size() == 12, family + " " + kind);
                for (Chord chord : cycle) {
                    assertTrue(chord.intervals().size() == 3 || chord.intervals().size() == 4);
                    assertEquals(7, chord.fifth(), "no fifth that sounds like a mistake");
                }
            }
            assertEquals(harmony.tonic(), harmony.home().root());
        }
    }

    @Test
    void followsTheMoodWithTheMode() {
        for (int i = 0; i < 40; i++) {
            assertTrue(Harmony.choose(Family.POP, "pop", BRIGHT, Dice.of("x" + i)).scale().bright());
            assertFalse(Harmony.choose(Family.POP, "pop", DARK, Dice.of("x" + i)).scale().bright());
        }
    }

    @Test
    void knowsTheScalesOfRegions() {
        assertEquals(Scale.PHRYGIAN, Harmony.choose(Family.LATIN, "flamenco", BRIGHT, Dice.of("a")).scale());
        assertEquals(Scale.HIJAZ, Harmony.choose(Family.WORLD, "arabic", BRIGHT, Dice.of("a")).scale());
        assertEquals(12, Harmony.choose(Family.BLUES, "blues", DARK, Dice.of("a")).verse().size());
    }

    @Test
    void givesChorusAndVerseTheirOwnChords() {
        for (int i = 0; i < 20; i++) {
            Harmony harmony = Harmony.choose(Family.POP, "pop", BRIGHT, Dice.of("y" + i));
            assertNotEquals(harmony.verse(), harmony.chorus());
            assertNotEquals(harmony.bridge(), harmony.chorus());
        }
    }

    @Test
    void usesManyKeys() {
        Set<Integer> tonics = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            tonics.add(Harmony.choose(Family.POP, "pop", BRIGHT, Dice.of("key" + i)).tonic());
        }
        assertEquals(12, tonics.size());
    }

    @Test
    void spellsChords() {
        assertEquals("C", new Chord(0, List.of(0, 4, 7)).name());
        assertEquals("Am7", new Chord(9, List.of(0, 3, 7, 10)).name());
        assertEquals("Ebmaj7", new Chord(15, List.of(0, 4, 7, 11)).name());
        assertEquals("Bdim", new Chord(-1, List.of(0, 3, 6)).name());
    }

    @Test
    void voicesChordsWithinAnOctave() {
        Chord chord = new Chord(7, List.of(0, 4, 7));
        assertEquals(List.of(50, 55, 59), chord.voicing(48));
        assertEquals(31, chord.rootFrom(31));
        assertEquals(43, chord.rootFrom(32));
        assertTrue(chord.has(62) && !chord.has(60));
    }
}
