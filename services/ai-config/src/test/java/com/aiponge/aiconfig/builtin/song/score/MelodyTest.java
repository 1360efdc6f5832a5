package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MelodyTest {
    private static final Harmony HARMONY = Harmony.choose(Family.POP, "pop", Mood.of("happy"), Dice.of("harmony"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 12, 16, 24, 30, 60})
    void findsAMomentForEverySyllableInsideTheLine(int syllables) {
        for (int seed = 0; seed < 50; seed++) {
            int[] onsets = new Rhythm(384, 192, Dice.of("r" + seed), seed % 2 == 0).onsets(syllables);
            assertEquals(syllables, onsets.length);
            for (int i = 1; i < onsets.length; i++) {
                assertTrue(onsets[i] > onsets[i - 1]);
            }
            assertTrue(onsets[0] >= 0 && onsets[syllables - 1] < 384 * 0.85, "leaves a breath");
        }
    }

    @Test
    void givesLinesOfOneMotifTheSameAccents() {
        assertArrayEquals(new Rhythm(384, 192, Dice.of("m"), true).onsets(7), new Rhythm(384, 192, Dice.of("m"), true).onsets(7));
    }

    @Test
    void weighsBeatsByTheirPlaceInTheBar() {
        assertTrue(Rhythm.strength(0) > Rhythm.strength(96));
        assertTrue(Rhythm.strength(96) > Rhythm.strength(48));
        assertTrue(Rhythm.strength(48) > Rhythm.strength(24));
        assertTrue(Rhythm.strength(24) > Rhythm.strength(12));
    }

    @Test
    void movesMostlyByStepWithinTheRange() {
        int leaps = 0;
        int moves = 0;
        for (int seed = 0; seed < 60; seed++) {
            int[] pitches = write(seed, SectionKind.VERSE, false);
            for (int i = 0; i < pitches.length; i++) {
                assertTrue(pitches[i] >= 57 && pitches[i] <= 76, "pitch " + pitches[i]);
                if (i > 0) {
                    moves++;
                    leaps += Math.abs(pitches[i] - pitches[i - 1]) > 4 ? 1 : 0;
                }
            }
        }
        assertTrue(leaps * 4 < moves, leaps + " leaps in " + moves);
    }

    @Test
    void singsChordTonesOnStrongBeats() {
        int strong = 0;
        int consonant = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<MelodyWriter.Beat> beats = beats();
            int[] pitches = write(seed, SectionKind.CHORUS, true);
            for (int i = 0; i < pitches.length; i++) {
                if (Rhythm.strength(beats.get(i).tickInBar()) >= 0.9) {
                    strong++;
                    consonant += beats.get(i).chord().has(pitches[i]) ? 1 : 0;
                }
            }
            assertTrue(beats.getLast().chord().has(pitches[pitches.length - 1]), "a line ends on a chord tone");
        }
        assertTrue(consonant * 10 > strong * 8, consonant + " of " + strong);
    }

    @Test
    void doesNotDwellOnOneTone() {
        for (int seed = 0; seed < 60; seed++) {
            int[] pitches = write(seed, SectionKind.CHORUS, false);
            for (int i = 3; i < pitches.length; i++) {
                assertFalse(pitches[i] == pitches[i - 1] && pitches[i] == pitches[i - 2] && pitches[i] == pitches[i - 3]);
            }
            assertTrue(Arrays.stream(pitches).distinct().count() >= 3);
        }
    }

    @Test
    void liesHigherInTheChorusThanInTheVerse() {
        double verse = 0;
        double chorus = 0;
        for (int seed = 0; seed < 60; seed++) {
            verse += Arrays.stream(write(seed, SectionKind.VERSE, false)).average().orElse(0);
            chorus += Arrays.stream(write(seed, SectionKind.CHORUS, false)).average().orElse(0);
        }
        assertTrue(chorus > verse + 60 * 2, "at least two semitones on average");
    }

    @Test
    void repeatsThePairOfLinesAsQuestionAndAnswer() {
        MelodyWriter writer = new MelodyWriter(HARMONY, Dice.of("pair"), 66);
        assertArrayEquals(writer.write(SectionKind.VERSE, 0, false, beats()), writer.write(SectionKind.VERSE, 2, false, beats()));
        assertFalse(Arrays.equals(writer.write(SectionKind.VERSE, 0, false, beats()), writer.write(SectionKind.VERSE, 1, true, beats())));
    }

    @Test
    void singsTheLeadingNoteOverTheDominantOfAMinorKey() {
        Chord dominant = new Chord(4, List.of(0, 4, 7));
        Harmony minor = new Harmony(9, Scale.MINOR, List.of(dominant), List.of(dominant), List.of(dominant));
        for (int seed = 0; seed < 80; seed++) {
            List<MelodyWriter.Beat> beats = List.of(new MelodyWriter.Beat(0, dominant), new MelodyWriter.Beat(24, dominant),
                    new MelodyWriter.Beat(48, dominant), new MelodyWriter.Beat(96, dominant));
            for (int pitch : new MelodyWriter(minor, Dice.of("n" + seed), 66).write(SectionKind.VERSE, 0, false, beats)) {
                assertFalse(pitch % 12 == 7, "G against the chord's G sharp");
            }
        }
    }

    private static int[] write(int seed, SectionKind kind, boolean closing) {
        return new MelodyWriter(HARMONY, Dice.of("melody " + seed), 66).write(kind, 0, closing, beats());
    }

    private static List<MelodyWriter.Beat> beats() {
        List<MelodyWriter.Beat> beats = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int tick = i * 36;
            beats.add(new MelodyWriter.Beat(tick % 192, HARMONY.verse().get(tick / 192)));
        }
        return beats;
    }
}
