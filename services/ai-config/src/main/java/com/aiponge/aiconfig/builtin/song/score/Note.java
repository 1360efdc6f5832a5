package com.aiponge.aiconfig.builtin.song.score;

/** One note: when and how long in ticks, MIDI pitch (drums ignore it), loudness 0 to 1. */
public record Note(Instrument instrument, int tick, int ticks, int pitch, double velocity) {
    public int end() {
        return tick + ticks;
    }
}
