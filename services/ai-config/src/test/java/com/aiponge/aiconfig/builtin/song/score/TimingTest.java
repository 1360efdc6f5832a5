package com.aiponge.aiconfig.builtin.song.score;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TimingTest {
    @Test
    void placesBeatsByTheTempo() {
        Timing timing = new Timing(120, 4, 0, 48);
        assertEquals(22_050, timing.sample(Timing.BEAT));
        assertEquals(2000, timing.millis(timing.bar()));
        assertEquals(2.0, timing.barSeconds());
    }

    @Test
    void pushesOnlyTheOffBeatBackWhenItSwings() {
        Timing straight = new Timing(100, 4, 0, 48);
        Timing swung = new Timing(100, 4, 1 / 3.0, 48);
        assertEquals(straight.sample(96), swung.sample(96));
        // two thirds of the beat
        assertEquals(straight.sample(32), swung.sample(24));
        Timing sixteenths = new Timing(100, 4, 1 / 3.0, 24);
        assertEquals(straight.sample(24), sixteenths.sample(24));
        assertEquals(straight.sample(16), sixteenths.sample(12));
    }

    @Test
    void neverGoesBackwards() {
        Timing timing = new Timing(87, 3, 0.33, 24);
        for (int tick = 0; tick < 1000; tick++) {
            assertTrue(timing.sample(tick + 1) > timing.sample(tick));
        }
    }

    @Test
    void quickensOnlyForLyricsThatWouldNotFit() {
        Timing timing = new Timing(70, 4, 0, 48);
        assertSame(timing, timing.quickenedFor(16));
        assertTrue(timing.quickenedFor(32).tempo() > 70);
        assertEquals(105, timing.quickenedFor(1000).tempo(), "half as fast again at most");
    }
}
