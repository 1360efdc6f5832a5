package com.aiponge.aiconfig.builtin.cover;

import java.awt.Color;

/** Six colours that go together: a sky from top to bottom, a light, layers from far to near, an accent. */
record Palette(Color top, Color bottom, Color light, Color far, Color near, Color accent) {

    static Palette parse(String colours) {
        String[] hex = colours.strip().split("\\s+");
        if (hex.length != 6) {
            throw new IllegalStateException("a palette has six colours: " + colours);
        }
        return new Palette(colour(hex[0]), colour(hex[1]), colour(hex[2]), colour(hex[3]), colour(hex[4]), colour(hex[5]));
    }

    private static Color colour(String hex) {
        return new Color(Integer.parseInt(hex, 16));
    }

    /** @param depth 0 far, 1 near */
    Color layer(double depth) {
        return Colours.mix(far, near, depth);
    }

    /** Skies for scenes of the night. */
    Palette atNight() {
        return new Palette(Colours.mix(near, Color.BLACK, 0.35), Colours.mix(top, near, 0.55), light, Colours.mix(far, near, 0.5),
                Colours.mix(near, Color.BLACK, 0.5), accent);
    }
}
