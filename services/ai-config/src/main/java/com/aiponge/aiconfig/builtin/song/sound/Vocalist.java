package com.aiponge.aiconfig.builtin.song.sound;

import com.aiponge.aiconfig.builtin.song.score.Note;
import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Syllable;
import com.aiponge.aiconfig.builtin.song.score.Timing;

/**
 * Sings a phrase in one breath: a glottal wave with portamento, late vibrato and a little breath, shaped by a
 * {@link Mouth} that follows the vowels. Consonants are short dips and hisses; it is a vocalise, not speech.
 */
final class Vocalist {
    private static final int CONTROL = 32;
    private static final float STEP_SECONDS = (float) CONTROL / Tone.RATE;
    private static final double RELEASE = 0.14;

    private final Timing timing;
    private final boolean deep;
    private final double vibrato;
    private final double breath;

    /** @param blended sings as one of a choir: breathier, steadier */
    Vocalist(Timing timing, boolean deep, boolean blended) {
        this.timing = timing;
        this.deep = deep;
        this.vibrato = blended ? 0.14 : 0.26;
        this.breath = blended ? 0.05 : 0.022;
    }

    void sing(Tape tape, Strip strip, Phrase phrase) {
        int at = timing.sample(phrase.notes().getFirst().tick());
        int end = timing.sample(phrase.notes().getLast().end());
        int first = tape.index(at);
        int count = tape.room(first, end - at + Tone.samples(RELEASE));
        Breath line = new Breath(phrase, at);
        Mouth mouth = new Mouth(line.vowel());
        Noise noise = new Noise(at + 7);
        float hissLow = 0;
        float loud = 0;
        float air = 0;
        int phase = 0;
        float[] table = Wave.SAW.table(line.hertz());
        int step = 0;
        for (int i = 0; i < count; i++) {
            if (i % CONTROL == 0) {
                line.advance(at + i);
                mouth.shape(line.vowel(), line.hertz(), 0.035f);
                table = Wave.SAW.table(line.hertz());
                step = Tone.step(line.hertz());
            }
            loud += (line.loud - loud) * 0.0019f;
            air += (line.air - air) * 0.0026f;
            float white = noise.next();
            hissLow += (white - hissLow) * 0.35f;
            float throat = Wave.at(table, phase) * 0.5f + white * (float) breath;
            float y = mouth.sing(throat * loud) + (white - hissLow) * air;
            tape.left[first + i] += y * strip.left();
            tape.right[first + i] += y * strip.right();
            tape.send[first + i] += y * strip.send();
            phase += step;
        }
    }

    /** Pitch, loudness and vowel as they change along the phrase, a control step at a time. */
    private final class Breath {
        private final Phrase phrase;
        private int index;
        private int start;
        private int end;
        private double pitch;
        private double swing;
        private Vowel vowel;
        private float loud;
        private float air;

        Breath(Phrase phrase, int at) {
            this.phrase = phrase;
            enter(0);
            // the first tone is reached from below
            this.pitch = note().pitch() - 0.8;
            this.start = at;
        }

        double hertz() {
            return Tone.hertz(pitch + swing);
        }

        Vowel vowel() {
            return vowel;
        }

        private Note note() {
            return phrase.notes().get(index);
        }

        private void enter(int i) {
            index = i;
            start = timing.sample(note().tick());
            end = timing.sample(note().end());
            vowel = Vowel.of(phrase.syllables().get(i).vowel(), deep);
        }

        void advance(int now) {
            if (index + 1 < phrase.notes().size() && now >= timing.sample(phrase.notes().get(index + 1).tick())) {
                enter(index + 1);
            }
            double seconds = (double) (now - start) / Tone.RATE;
            pitch += (note().pitch() - pitch) * STEP_SECONDS / 0.032;
            double late = Math.clamp((seconds - 0.18) * 3.5, 0, 1);
            swing = late * vibrato * Math.sin(2 * Math.PI * 5.3 * seconds) + 0.03 * Math.sin(seconds * 13.7 + index);
            Syllable.Onset onset = phrase.syllables().get(index).onset();
            boolean consonant = seconds < length(onset);
            double swell = 0.86 + 0.14 * Math.min(1, seconds * 4);
            loud = now >= end ? 0 : (float) (note().velocity() * (consonant ? dip(onset) : swell));
            air = consonant && now < end ? (float) (note().velocity() * hiss(onset)) : 0;
        }

        private static double length(Syllable.Onset onset) {
            return switch (onset) {
                case OPEN -> 0;
                case SOFT -> 0.045;
                case STOP -> 0.04;
                case HISS -> 0.07;
            };
        }

        private static double dip(Syllable.Onset onset) {
            return switch (onset) {
                case OPEN -> 1;
                case SOFT -> 0.45;
                case STOP -> 0.03;
                case HISS -> 0.1;
            };
        }

        private static double hiss(Syllable.Onset onset) {
            return switch (onset) {
                case OPEN, SOFT -> 0;
                case STOP -> 0.02;
                case HISS -> 0.05;
            };
        }
    }
}
