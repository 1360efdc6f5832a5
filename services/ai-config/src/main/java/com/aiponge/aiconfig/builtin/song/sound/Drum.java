package com.aiponge.aiconfig.builtin.song.sound;

/** A drum: one stroke made beforehand, struck as loud as asked. */
record Drum(float[] stroke) implements Sound {
    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        int first = tape.index(at);
        int count = tape.room(first, stroke.length);
        float left = (float) (strip.left() * velocity);
        float right = (float) (strip.right() * velocity);
        float send = (float) (strip.send() * velocity);
        for (int i = 0; i < count; i++) {
            float y = stroke[i];
            tape.left[first + i] += y * left;
            tape.right[first + i] += y * right;
            tape.send[first + i] += y * send;
        }
    }

    /** A skin: a sine that falls from one pitch to another, with a click of the stick. */
    static Drum skin(double from, double to, double fall, double seconds, double click) {
        float[] stroke = new float[Tone.samples(seconds)];
        Noise noise = new Noise((int) from);
        double phase = 0;
        for (int i = 0; i < stroke.length; i++) {
            double t = (double) i / Tone.RATE;
            phase += (to + (from - to) * Math.exp(-t / fall)) / Tone.RATE;
            double body = Math.sin(2 * Math.PI * phase) * Math.exp(-t * 6.9 / seconds);
            stroke[i] = (float) ((body + click * noise.next() * Math.exp(-t * 300)) * Math.min(1, t * 900));
        }
        return faded(stroke);
    }

    /** Rattle: noise between two pitches, over an optional tone. */
    static Drum rattle(double low, double high, double attack, double decay, double tone, double toneShare) {
        float[] stroke = new float[Tone.samples(attack + decay)];
        Noise noise = new Noise((int) (low + high));
        float pole = Tone.pole(high);
        float floor = Tone.pole(low);
        float one = 0;
        float two = 0;
        float bottom = 0;
        float bottom2 = 0;
        for (int i = 0; i < stroke.length; i++) {
            double t = (double) i / Tone.RATE;
            one += (noise.next() - one) * pole;
            two += (one - two) * pole;
            bottom += (two - bottom) * floor;
            bottom2 += (two - bottom - bottom2) * floor;
            double envelope = Math.min(1, t / attack) * Math.exp(-Math.max(0, t - attack) * 6.9 / decay);
            double ringing = toneShare * Math.sin(2 * Math.PI * tone * t) * Math.exp(-t * 22);
            stroke[i] = (float) ((two - bottom - bottom2) * envelope * (1 - toneShare) * 1.6 + ringing * Math.min(1, t * 1500));
        }
        return faded(stroke);
    }

    /** Metal: square waves at odd ratios through a high-pass, as drum machines of 1980 made cymbals. */
    static Drum metal(double pitch, double cut, double decay, double hiss) {
        double[] ratios = {1, 1.342, 1.2312, 1.6532, 1.9523, 2.1523};
        float[] stroke = new float[Tone.samples(decay)];
        Noise noise = new Noise((int) cut);
        float floor = Tone.pole(cut);
        float[] bottom = new float[3];
        for (int i = 0; i < stroke.length; i++) {
            double t = (double) i / Tone.RATE;
            double sum = 0;
            for (double ratio : ratios) {
                sum += (t * pitch * ratio) % 1 < 0.5 ? 0.16 : -0.16;
            }
            float x = (float) (sum * (1 - hiss) + noise.next() * hiss);
            for (int stage = 0; stage < bottom.length; stage++) {
                bottom[stage] += (x - bottom[stage]) * floor;
                x -= bottom[stage];
            }
            stroke[i] = (float) (x * Math.exp(-t * 6.9 / decay) * Math.min(1, t * 1200));
        }
        return faded(stroke);
    }

    /** Without a click at its end, and at full scale. */
    private static Drum faded(float[] stroke) {
        float peak = 0;
        for (float x : stroke) {
            peak = Math.max(peak, Math.abs(x));
        }
        for (int i = 0; i < stroke.length; i++) {
            stroke[i] /= peak;
        }
        int fade = Math.min(300, stroke.length);
        for (int i = 0; i < fade; i++) {
            stroke[stroke.length - 1 - i] *= i / (float) fade;
        }
        return new Drum(stroke);
    }
}
