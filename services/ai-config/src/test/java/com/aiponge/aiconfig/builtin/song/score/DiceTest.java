package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiceTest {
    @Test
    void fallsTheSameWayForTheSameWords() {
        assertEquals(throwsOf(Dice.of("river", null)), throwsOf(Dice.of("river", "")));
        assertNotEquals(throwsOf(Dice.of("river")), throwsOf(Dice.of("rives")));
    }

    @Test
    void neverChangesBetweenReleases() {
        // songs are promised to come out the same; these are what the first release threw
        assertEquals(List.of(799, 965, 255), throwsOf(Dice.of("river")).subList(0, 3));
        assertNotEquals(Dice.of("a", "b").below(1 << 30), Dice.of("ab").below(1 << 30), "words are kept apart");
    }

    @Test
    void forksDoNotDependOnThrowsMadeBefore() {
        Dice used = Dice.of("river");
        used.below(6);
        used.unit();
        assertEquals(throwsOf(Dice.of("river").fork("drums")), throwsOf(used.fork("drums")));
        assertNotEquals(throwsOf(used.fork("drums")), throwsOf(used.fork("bass")));
    }

    @Test
    void isFairEnough() {
        Dice dice = Dice.of("fair");
        int[] faces = new int[6];
        double sum = 0;
        for (int i = 0; i < 6000; i++) {
            faces[dice.below(6)]++;
            double unit = dice.unit();
            assertTrue(unit >= 0 && unit < 1);
            sum += unit;
        }
        for (int count : faces) {
            assertEquals(1000, count, 150);
        }
        assertEquals(3000, sum, 150);
    }

    private static List<Integer> throwsOf(Dice dice) {
        return java.util.stream.IntStream.range(0, 10).map(i -> dice.below(1000)).boxed().toList();
    }
}
