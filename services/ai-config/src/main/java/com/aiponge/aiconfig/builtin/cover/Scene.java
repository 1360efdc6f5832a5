package com.aiponge.aiconfig.builtin.cover;

/** A composition. */
interface Scene {
    void paint(Canvas canvas, Palette palette);
}
