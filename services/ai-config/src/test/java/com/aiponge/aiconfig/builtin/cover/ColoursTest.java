package com.aiponge.aiconfig.builtin.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColoursTest {

    @Test
    void mixingEndsAtTheColoursThemselves() {
        Color a = new Color(0x3d6cb0);
        Color b = new Color(0xffc78f);
        assertEquals(a, Colours.mix(a, b, 0));
        assertEquals(b, Colours.mix(a, b, 1));
        assertEquals(b, Colours.mix(a, b, 7));
    }

    @Test
    void halfwayBetweenBlackAndWhiteIsANeutralGrey() {
        Color grey = Colours.mix(Color.BLACK, Color.WHITE, 0.5);
        assertEquals(grey.getRed(), grey.getBlue());
        assertEquals(99, grey.getRed(), 2);
    }

    @Test
    void fadingKeepsTheColour() {
        Color faded = Colours.fade(new Color(10, 20, 30), 0.5);
        assertEquals(128, faded.getAlpha());
        assertEquals(20, faded.getGreen());
    }

    @Test
    void aPaletteNeedsSixColours() {
        assertThrows(IllegalStateException.class, () -> Palette.parse("ffffff 000000"));
        assertEquals(new Color(0x0f0e0d), Palette.parse("ffffff 000000 111111 222222 333333 0f0e0d").accent());
    }

    @Test
    void everyMoodHasAPalette() {
        for (String mood : new String[] {"calm", "anxious", "sad", "tired", "stressed", "hopeful", "joyful", "lonely", "confident", "happy", "energetic",
            "romantic", "aggressive", "something else", ""}) {
            assertTrue(Palettes.of(mood, new Random(1)) != null, mood);
        }
    }

    @Test
    void noiseIsSmoothAndStaysInBounds() {
        Noise noise = new Noise(42);
        double before = noise.at(0);
        for (double x = 0; x < 20; x += 0.01) {
            double now = noise.at(x);
            assertTrue(Math.abs(now) <= 1 && Math.abs(now - before) < 0.1);
            before = now;
        }
        assertEquals(noise.at(3.3), new Noise(42).at(3.3));
    }
}
