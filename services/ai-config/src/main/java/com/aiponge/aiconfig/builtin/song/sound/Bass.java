package com.aiponge.aiconfig.builtin.song.sound;

/**
 * Bass: a bright wave behind a closing low-pass, over its own fundamental.
 *
 * @param floor how far above the pitch the filter closes, as a factor
 * @param open how far above the pitch the filter opens, as a factor
 * @param closing seconds until it has closed
 * @param ring seconds the note lasts; long for a synthesiser that holds
 */
record Bass(double floor, double open, double closing, double ring) implements Sound {
    static final Bass FINGERED = new Bass(4, 14, 0.6, 2.6);
    static final Bass SYNTH = new Bass(4, 16, 0.4, 8);

    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        float[] table = Wave.SAW.table(hertz);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(0.06));
        int step = Tone.step(hertz);
        float shut = Tone.pole(hertz * floor);
        float extra = Tone.pole(hertz * open * (0.5 + 0.5 * velocity)) - shut;
        float close = Tone.decay(closing);
        float fade = Tone.decay(ring);
        float damp = Tone.decay(0.05);
        float loud = (float) velocity;
        float rise = 0;
        float one = 0;
        float two = 0;
        int phase = 0;
        for (int i = 0; i < count; i++) {
            float cut = shut + extra;
            one += (Wave.at(table, phase) - one) * cut;
            two += (one - two) * cut;
            rise += (1 - rise) * 0.012f;
            float y = (0.9f * two + 0.22f * Wave.at(Wave.SINE, phase)) * loud * rise;
            tape.left[first + i] += y * strip.left();
            tape.right[first + i] += y * strip.right();
            tape.send[first + i] += y * strip.send();
            phase += step;
            extra *= close;
            loud *= i < length ? fade : damp;
        }
    }
}
