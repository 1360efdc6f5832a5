package com.aiponge.aiconfig.builtin.song.sound;

/** The vocal tract: four resonators side by side that glide from vowel to vowel. */
final class Mouth {
    private final float[] hertz = new float[Vowel.FORMANTS];
    private final float[] level = new float[Vowel.FORMANTS];
    private final float[] width = new float[Vowel.FORMANTS];
    private final float[] gain = new float[Vowel.FORMANTS];
    private final float[] turn = new float[Vowel.FORMANTS];
    private final float[] damp = new float[Vowel.FORMANTS];
    private final float[] last = new float[Vowel.FORMANTS];
    private final float[] beforeLast = new float[Vowel.FORMANTS];
    private float input1;
    private float input2;

    Mouth(Vowel start) {
        System.arraycopy(start.hertz(), 0, hertz, 0, hertz.length);
        System.arraycopy(start.level(), 0, level, 0, level.length);
        System.arraycopy(start.width(), 0, width, 0, width.length);
    }

    /** Moves a step towards a vowel; on high notes the first formant follows the pitch, as trained singers do. */
    void shape(Vowel goal, double pitchHertz, float speed) {
        for (int k = 0; k < hertz.length; k++) {
            hertz[k] += (goal.hertz()[k] - hertz[k]) * speed;
            level[k] += (goal.level()[k] - level[k]) * speed;
            width[k] += (goal.width()[k] - width[k]) * speed;
            double centre = k == 0 ? Math.max(hertz[0], pitchHertz * 1.08) : hertz[k];
            double r = Math.exp(-Math.PI * width[k] / Tone.RATE);
            turn[k] = (float) (2 * r * Math.cos(2 * Math.PI * centre / Tone.RATE));
            damp[k] = (float) (-r * r);
            // zeros at both ends of the spectrum make the peak gain 1 at any frequency
            gain[k] = (float) ((1 - r * r) / 2) * level[k];
        }
    }

    float sing(float source) {
        float x = source - input2;
        input2 = input1;
        input1 = source;
        float sum = 0;
        for (int k = 0; k < Vowel.FORMANTS; k++) {
            float y = gain[k] * x + turn[k] * last[k] + damp[k] * beforeLast[k];
            beforeLast[k] = last[k];
            last[k] = y;
            sum += y;
        }
        return sum;
    }
}
