package com.aiponge.aiconfig.builtin.song.sound;

/** An overdriven guitar: root and fifth into one clipping amplifier, then a dull loudspeaker. */
final class Drive implements Sound {
    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        float[] low = Wave.SAW.table(hertz * 4);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(0.08));
        int root = Tone.step(hertz);
        int fifth = Tone.step(hertz * 1.4983);
        float cabinet = Tone.pole(3800);
        float fade = Tone.decay(6);
        float damp = Tone.decay(0.06);
        float loud = (float) (3.5 * velocity);
        float rise = 0;
        float one = 0;
        float two = 0;
        float dc = 0;
        int a = 0;
        int b = 1 << 29;
        for (int i = 0; i < count; i++) {
            rise += (1 - rise) * 0.02f;
            float x = (Wave.at(low, a) + Wave.at(low, b)) * loud;
            float clipped = x / (1 + Math.abs(x)) * rise;
            dc += (clipped - dc) * 0.02f;
            one += (clipped - dc - one) * cabinet;
            two += (one - two) * cabinet;
            tape.left[first + i] += two * strip.left();
            tape.right[first + i] += two * strip.right();
            tape.send[first + i] += two * strip.send();
            a += root;
            b += fifth;
            if (i < length) {
                loud *= fade;
            } else {
                loud *= damp;
                rise *= damp;
            }
        }
    }
}
