package com.aiponge.aiconfig.builtin.song.sound;

/**
 * Two sines, one bending the other (Chowning 1973): electric piano, vibraphone, bells.
 *
 * @param ratio of the bending sine to the pitch
 * @param index how far it bends at first
 * @param bite seconds the bend lasts
 * @param ring seconds the note lasts
 * @param tremolo depth of the swaying loudness
 */
record Fm(double ratio, double index, double bite, double ring, double tremolo) implements Sound {
    static final Fm ELECTRIC_PIANO = new Fm(1, 1.9, 3.2, 4.5, 0.12);
    static final Fm VIBRAPHONE = new Fm(4, 1.1, 0.6, 3.5, 0.25);

    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(0.4));
        int step = Tone.step(hertz);
        int bender = Tone.step(hertz * ratio);
        int sway = Tone.step(5.1);
        float bend = (float) (index * (0.25 + 0.75 * velocity) / (2 * Math.PI) * 4294967296.0 * Math.clamp(1.6 - (pitch - 40) * 0.02, 0.3, 1.5));
        float less = Tone.decay(bite);
        float fade = Tone.decay(ring * Math.clamp(1.4 - (pitch - 50) * 0.015, 0.5, 1.4));
        float damp = Tone.decay(0.35);
        float loud = (float) velocity;
        float rise = 0;
        int a = 0;
        int m = 0;
        int s = 0;
        for (int i = 0; i < count; i++) {
            rise += (1 - rise) * 0.02f;
            float y = Wave.at(Wave.SINE, a + (int) (long) (bend * Wave.at(Wave.SINE, m))) * loud * rise;
            float swaying = (float) tremolo * Wave.SINE[s >>> Wave.SHIFT];
            tape.left[first + i] += y * strip.left() * (1 + swaying);
            tape.right[first + i] += y * strip.right() * (1 - swaying);
            tape.send[first + i] += y * strip.send();
            a += step;
            m += bender;
            s += sway;
            bend *= less;
            loud *= i < length ? fade : damp;
        }
    }
}
