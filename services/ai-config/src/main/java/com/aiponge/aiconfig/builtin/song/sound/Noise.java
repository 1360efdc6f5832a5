package com.aiponge.aiconfig.builtin.song.sound;

/** White noise, repeatable, −1 to 1. */
final class Noise {
    private int state;

    Noise(int seed) {
        state = seed * 0x9E3779B9 | 1;
    }

    float next() {
        // xorshift32 (Marsaglia 2003)
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state * 0x1p-31f;
    }
}
