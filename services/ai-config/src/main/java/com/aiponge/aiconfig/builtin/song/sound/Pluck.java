package com.aiponge.aiconfig.builtin.song.sound;

/**
 * A plucked string: a wave that circles in a delay line and loses its highs (Karplus, Strong 1983).
 *
 * @param tilt how steeply the harmonics fall at first: 1 a hard pick, 2 a soft thumb
 * @param ring seconds a middle string sounds
 * @param release seconds it sounds after it was let go
 */
record Pluck(double tilt, double ring, double release) implements Sound {
    static final Pluck NYLON = new Pluck(0.9, 3.0, 0.5);
    static final Pluck STEEL = new Pluck(0.6, 4.5, 0.6);
    static final Pluck HARP = new Pluck(0.8, 4.0, 2.0);
    static final Pluck UPRIGHT = new Pluck(1.5, 3.5, 0.18);

    private static final double FINGER = 0.23;
    private static final int MOST_HARMONICS = 40;

    @Override
    public void play(Tape tape, Strip strip, int at, int length, int pitch, double velocity) {
        double hertz = Tone.hertz(pitch);
        double period = Tone.RATE / hertz;
        int size = (int) (period - 0.5);
        float fraction = (float) (period - 0.5 - size);
        // the tuning filter of the loop is an all-pass, which keeps high notes bright
        float tune = (1 - fraction) / (1 + fraction);
        float[] line = excite(size, pitch, velocity);
        int first = tape.index(at);
        int count = tape.room(first, length + Tone.samples(release));
        float loss = (float) Math.pow(0.001, period / (Tone.RATE * ring * Math.clamp(1.5 - (pitch - 45) * 0.02, 0.4, 1.5)));
        float damped = (float) Math.pow(0.001, period / (Tone.RATE * release));
        float before = 0;
        float passed = 0;
        float into = 0;
        int p = 0;
        for (int i = 0; i < count; i++) {
            float y = line[p];
            float mean = 0.5f * (y + before) * (i < length ? loss : damped);
            before = y;
            passed = tune * (mean - passed) + into;
            into = mean;
            line[p] = passed;
            p = p + 1 == size ? 0 : p + 1;
            tape.left[first + i] += y * strip.left();
            tape.right[first + i] += y * strip.right();
            tape.send[first + i] += y * strip.send();
        }
    }

    /** One period of the string as it is let go: harmonics by the place of the finger, their phases by chance. */
    private float[] excite(int size, int pitch, double velocity) {
        Noise noise = new Noise(pitch * 31 + size);
        float[] line = new float[size];
        double steep = tilt + 0.5 * (1 - velocity);
        int harmonics = Math.min(MOST_HARMONICS, size / 2 - 1);
        for (int n = 1; n <= harmonics; n++) {
            float amplitude = (float) (Math.abs(Math.sin(Math.PI * n * FINGER)) / Math.pow(n, steep));
            int step = (int) ((1L << 32) * n / size);
            int phase = (int) (noise.next() * 0x1p31f);
            for (int i = 0; i < size; i++) {
                line[i] += amplitude * Wave.SINE[phase >>> Wave.SHIFT];
                phase += step;
            }
        }
        double power = 0;
        for (float x : line) {
            power += x * x;
        }
        float gain = (float) (0.45 * velocity / Math.sqrt(power / size + 1e-9));
        for (int i = 0; i < size; i++) {
            line[i] *= gain;
        }
        return line;
    }
}
