package com.aiponge.aiconfig.builtin.song.sound;

/**
 * Held chords: one wave for each ear, slightly out of tune with each other, behind a low-pass that breathes.
 *
 * @param cutoff hertz of the low-pass
 * @param attack seconds to full loudness
 * @param release seconds to silence
 * @param detune cents between the ears
 */
record Pad(Wave wave, double cutoff, double attack, double release, double detune) implements Sound {
    static final double WIDE = 11;

    static Pad warm(double brightness) {
        return new Pad(Wave.SAW, 500 + 1400 * brightness, 0.45, 0.9, WIDE);
    }

    static Pad strings(double brightness) {
        return new Pad(Wave.SAW, 1300 + 2200 * brightness, 0.28, 0.6, WIDE);
    }

    static Pad organ() {
        return new Pad(Wave.PIPES, 3500, 0.012, 0.08, 3);
    }

    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        float[] table = wave.table(hertz);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(release));
        int stepLeft = Tone.step(hertz * Math.pow(2, -detune / 2400));
        int stepRight = Tone.step(hertz * Math.pow(2, detune / 2400));
        float pole = Tone.pole(cutoff);
        float rising = Tone.pole(0.5 / attack);
        float falling = Tone.decay(release);
        float loud = 0;
        float goal = (float) velocity;
        float left = 0;
        float left2 = 0;
        float right = 0;
        float right2 = 0;
        int a = pitch << 27;
        int b = pitch << 25;
        for (int i = 0; i < count; i++) {
            loud = i < length ? loud + (goal - loud) * rising : loud * falling;
            left += (Wave.at(table, a) * loud - left) * pole;
            left2 += (left - left2) * pole;
            right += (Wave.at(table, b) * loud - right) * pole;
            right2 += (right - right2) * pole;
            tape.left[first + i] += left2 * strip.left();
            tape.right[first + i] += right2 * strip.right();
            tape.send[first + i] += (left2 + right2) * 0.5f * strip.send();
            a += stepLeft;
            b += stepRight;
        }
    }
}
