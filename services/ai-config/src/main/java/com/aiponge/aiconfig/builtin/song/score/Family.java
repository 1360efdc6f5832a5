package com.aiponge.aiconfig.builtin.song.score;

import static com.aiponge.aiconfig.builtin.song.score.Instrument.*;

/** Styles that share tempo, feel, grooves and instruments; every genre belongs to one. */
public enum Family {
    POP(94, 122, 0, 48, PIANO, PAD, BASS, LEAD),
    ROCK(108, 138, 0, 48, DRIVE, ORGAN, BASS, DRIVE),
    BALLAD(66, 92, 0, 48, STEEL, STRINGS, UPRIGHT, VIOLIN),
    JAZZ(88, 132, 0.28, 48, EPIANO, PAD, UPRIGHT, SAX),
    BLUES(72, 104, 0.32, 48, STEEL, ORGAN, BASS, SAX),
    ELECTRONIC(116, 130, 0, 48, SYNTH, PAD, SYNTH_BASS, LEAD),
    HIPHOP(76, 96, 0.16, 24, EPIANO, PAD, SYNTH_BASS, VIBES),
    CLASSICAL(66, 104, 0, 48, HARP, STRINGS, UPRIGHT, VIOLIN),
    REGGAE(72, 104, 0.1, 48, ORGAN, PAD, BASS, SAX),
    LATIN(94, 124, 0, 48, NYLON, STRINGS, UPRIGHT, FLUTE),
    AMBIENT(58, 78, 0, 48, EPIANO, PAD, SYNTH_BASS, FLUTE),
    COUNTRY(88, 122, 0.08, 48, STEEL, STRINGS, BASS, VIOLIN),
    HEAVY(128, 164, 0, 48, DRIVE, PAD, BASS, DRIVE),
    FUNK(98, 118, 0.08, 24, EPIANO, ORGAN, BASS, SAX),
    SOUL(66, 98, 0.14, 48, EPIANO, ORGAN, BASS, SAX),
    WORLD(78, 112, 0, 48, NYLON, STRINGS, UPRIGHT, FLUTE);

    private final int slowest;
    private final int fastest;
    private final double swing;
    private final int swingUnit;
    private final Instrument comp;
    private final Instrument pad;
    private final Instrument bass;
    private final Instrument lead;

    Family(int slowest, int fastest, double swing, int swingUnit,
           Instrument comp, Instrument pad, Instrument bass, Instrument lead) {
        this.slowest = slowest;
        this.fastest = fastest;
        this.swing = swing;
        this.swingUnit = swingUnit;
        this.comp = comp;
        this.pad = pad;
        this.bass = bass;
        this.lead = lead;
    }

    public int slowest() {
        return slowest;
    }

    public int fastest() {
        return fastest;
    }

    Instrument comp() {
        return comp;
    }

    Instrument pad() {
        return pad;
    }

    Instrument bass() {
        return bass;
    }

    Instrument lead() {
        return lead;
    }

    boolean sevenths() {
        return this == JAZZ || this == SOUL || this == HIPHOP || this == FUNK || this == AMBIENT;
    }

    boolean waltzes() {
        return this == BALLAD || this == CLASSICAL || this == COUNTRY || this == WORLD;
    }

    public Timing timing(double energy, Dice dice) {
        double wish = 0.8 * energy + 0.2 * dice.unit();
        int tempo = (int) Math.round(slowest + wish * (fastest - slowest));
        int beats = waltzes() && energy < 0.6 && dice.chance(0.3) ? 3 : 4;
        return new Timing(tempo, beats, swing, swingUnit);
    }
}
