package com.aiponge.aiconfig.builtin.song.sound;

/** A way to play single notes. Stateless between notes; each call adds one note to the tape. */
interface Sound {
    /**
     * @param at sample of the song at which the note begins
     * @param length samples until it is let go; the release comes on top
     * @param pitch MIDI pitch
     * @param velocity 0 to 1
     */
    void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity);
}
