package com.aiponge.aiconfig.builtin.cover;

import java.util.Objects;

/**
 * What a cover is to look like.
 *
 * @param style  free words; the name of a composition in it decides the composition
 * @param size   edge in pixels, 64 to 2048
 */
public record CoverOrder(String mood, String genre, String style, String seed, int size) {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 2048;

    public CoverOrder {
        mood = Objects.requireNonNullElse(mood, "");
        genre = Objects.requireNonNullElse(genre, "");
        style = Objects.requireNonNullElse(style, "");
        seed = Objects.requireNonNullElse(seed, "");
        size = Math.clamp(size, SMALLEST, LARGEST);
    }
}
