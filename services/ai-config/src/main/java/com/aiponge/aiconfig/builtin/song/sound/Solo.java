package com.aiponge.aiconfig.builtin.song.sound;

/**
 * Blown and bowed tunes: a steady wave with a vibrato that comes late, breath, and a low-pass that opens with the note.
 *
 * @param breath share of air noise
 * @param cutoff hertz the low-pass opens to
 * @param attack seconds
 * @param vibrato depth in cents
 */
record Solo(Wave wave, double breath, double cutoff, double attack, double vibrato) implements Sound {
    static final Solo FLUTE = new Solo(Wave.SOFT, 0.06, 3400, 0.06, 14);
    static final Solo SAX = new Solo(Wave.REED, 0.03, 3000, 0.045, 16);
    static final Solo VIOLIN = new Solo(Wave.BOW, 0.015, 4600, 0.09, 22);
    static final Solo SYNTH = new Solo(Wave.SAW, 0, 2300, 0.02, 8);

    private static final int CONTROL = 32;

    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        float[] table = wave.table(hertz * 1.02);
        Noise noise = new Noise(pitch + at);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(0.16));
        float pole = Tone.pole(Math.max(cutoff * (0.6 + 0.4 * velocity), hertz * 1.8));
        float rising = Tone.pole(0.5 / attack);
        float falling = Tone.decay(0.15);
        float goal = (float) velocity;
        float loud = 0;
        float one = 0;
        float two = 0;
        int phase = 0;
        int step = Tone.step(hertz);
        for (int i = 0; i < count; i++) {
            if (i % CONTROL == 0) {
                double seconds = (double) i / Tone.RATE;
                double late = Math.clamp((seconds - 0.15) * 4, 0, 1);
                double scoop = 18 * Math.exp(-seconds * 30);
                step = Tone.step(hertz * Math.pow(2, (late * vibrato * Math.sin(seconds * 33) - scoop) / 1200));
            }
            loud = i < length ? loud + (goal - loud) * rising : loud * falling;
            float x = (Wave.at(table, phase) + (float) breath * noise.next()) * loud;
            one += (x - one) * pole;
            two += (one - two) * pole;
            tape.left[first + i] += two * strip.left();
            tape.right[first + i] += two * strip.right();
            tape.send[first + i] += two * strip.send();
            phase += step;
        }
    }
}
