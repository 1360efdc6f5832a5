package com.aiponge.aiconfig.builtin.song.score;

/** Who plays. Level is linear, pan −1 left to 1 right, send is the share that goes into the reverb. */
public enum Instrument {
    VOICE(0.7, 0, 0.24), CHOIR(0.24, 0.35, 0.4),
    PIANO(0.15, -0.28, 0.16), EPIANO(0.17, 0.25, 0.2), NYLON(0.26, 0.32, 0.18), STEEL(0.20, -0.38, 0.14),
    DRIVE(0.26, 0.42, 0.08), ORGAN(0.08, -0.35, 0.22), PAD(0.065, 0, 0.3), STRINGS(0.06, 0, 0.35),
    SYNTH(0.2, -0.3, 0.25), VIBES(0.15, 0.3, 0.3), HARP(0.34, 0.3, 0.35),
    BASS(0.28, 0, 0.02), SYNTH_BASS(0.26, 0, 0.02), UPRIGHT(0.3, 0, 0.04),
    FLUTE(0.145, -0.22, 0.35), SAX(0.15, 0.2, 0.28), VIOLIN(0.17, -0.25, 0.35), LEAD(0.18, 0.2, 0.25),
    KICK(0.42, 0, 0.02), SNARE(0.34, 0.06, 0.12), CLAP(0.26, -0.06, 0.16), RIM(0.2, 0.12, 0.18), BRUSH(0.2, 0.05, 0.1),
    HAT(0.1, 0.3, 0.04), OPEN_HAT(0.09, 0.3, 0.06), RIDE(0.09, -0.32, 0.1), CRASH(0.17, -0.25, 0.2),
    SHAKER(0.08, -0.42, 0.05), CONGA(0.26, -0.35, 0.14), TOM(0.32, -0.15, 0.12);

    private final double level;
    private final double pan;
    private final double send;

    Instrument(double level, double pan, double send) {
        this.level = level;
        this.pan = pan;
        this.send = send;
    }

    public double level() {
        return level;
    }

    public double pan() {
        return pan;
    }

    public double send() {
        return send;
    }

    public boolean drum() {
        return compareTo(KICK) >= 0;
    }
}
