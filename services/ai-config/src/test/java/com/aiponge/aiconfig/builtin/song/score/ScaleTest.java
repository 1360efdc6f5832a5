package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScaleTest {
    @ParameterizedTest
    @EnumSource(Scale.class)
    void risesDegreeByDegreeAndRepeatsAtTheOctave(Scale scale) {
        for (int degree = -14; degree < 14; degree++) {
            assertTrue(scale.semitones(degree + 1) > scale.semitones(degree));
            assertEquals(scale.semitones(degree) + 12, scale.semitones(degree + 7));
            assertTrue(scale.contains(scale.semitones(degree)));
        }
    }

    @Test
    void findsTheNearestDegree() {
        assertEquals(0, Scale.MAJOR.degreeNear(0));
        assertEquals(4, Scale.MAJOR.degreeNear(7));
        assertEquals(-7, Scale.MINOR.degreeNear(-12));
        assertEquals(7, Scale.MINOR.degreeNear(12));
    }

    @Test
    void leavesThePentatonicTonesUntense() {
        assertTrue(Scale.MAJOR.tense(3) && Scale.MAJOR.tense(6) && Scale.MAJOR.tense(-1));
        assertFalse(Scale.MAJOR.tense(0) || Scale.MAJOR.tense(4));
        assertTrue(Scale.MINOR.tense(1) && Scale.MINOR.tense(5));
        assertFalse(Scale.MINOR.contains(4));
    }
}
