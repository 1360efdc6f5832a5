package com.aiponge.aiconfig.builtin.song.sound;

/** Struck strings: a bright table that fades at once over a dark one that sings on, two strings slightly apart. */
final class Keys implements Sound {
    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        float[] bright = Wave.HAMMER.table(hertz);
        float[] dark = Wave.STRING.table(hertz);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(0.35));
        int step = Tone.step(hertz);
        int beside = Tone.step(hertz * 1.0009);
        float ring = Tone.decay(Math.clamp(9 - (pitch - 40) * 0.12, 1.5, 9));
        float flash = Tone.decay(Math.clamp(2.2 - (pitch - 40) * 0.03, 0.3, 2.2));
        float damp = Tone.decay(0.3);
        float tail = (float) (0.75 * velocity);
        float strike = (float) (0.9 * velocity * velocity);
        float rise = 0;
        int a = 0;
        int b = 1 << 30;
        for (int i = 0; i < count; i++) {
            rise += (1 - rise) * 0.03f;
            float y = (Wave.at(dark, a) + Wave.at(dark, b)) * tail + Wave.at(bright, a) * strike;
            y *= rise;
            tape.left[first + i] += y * strip.left();
            tape.right[first + i] += y * strip.right();
            tape.send[first + i] += y * strip.send();
            a += step;
            b += beside;
            tail *= i < length ? ring : damp;
            strike *= i < length ? flash : damp;
        }
    }
}
