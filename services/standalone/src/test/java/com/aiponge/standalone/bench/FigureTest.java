package com.aiponge.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void isReachedAtItsLimitAndMissedAboveIt() {
        assertEquals("reached", Figure.below("x", 4, 4, "s", "").verdict());
        assertEquals("missed", Figure.below("x", 4.01, 4, "s", "").verdict());
        assertEquals("reached", Figure.above("x", 0.5, 0.5, "").verdict());
        assertEquals("missed", Figure.above("x", 0.49, 0.5, "").verdict());
        assertEquals("skipped", Figure.skipped("x", "≤ 4", "no tool").verdict());
    }

    @Test
    void isWrittenWithItsUnitOrWithoutOne() {
        assertEquals("3.86 s", Figure.below("x", 3.86, 4, "s", "").value());
        assertEquals("≤ 4 s", Figure.below("x", 3.86, 4, "s", "").reach());
        assertEquals("196 µs", Figure.below("x", 196.4, 120, "µs", "").value());
        assertEquals("1.87", Figure.below("x", 1.87, 5, "", "").value());
        assertEquals("≤ 5", Figure.below("x", 1.87, 5, "", "").reach());
    }
}
