package com.aiponge.aiconfig.builtin.song.score;

/** Seven-note scales; a degree is 0 for the tonic and may leave the octave either way. */
public enum Scale {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    LYDIAN(0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    PHRYGIAN(0, 1, 3, 5, 7, 8, 10),
    HIJAZ(0, 1, 4, 5, 7, 8, 10);

    private final int[] steps;

    Scale(int... steps) {
        this.steps = steps;
    }

    /** Semitones above the tonic. */
    public int semitones(int degree) {
        return 12 * Math.floorDiv(degree, 7) + steps[Math.floorMod(degree, 7)];
    }

    public boolean contains(int semitonesAboveTonic) {
        int wanted = Math.floorMod(semitonesAboveTonic, 12);
        for (int step : steps) {
            if (step == wanted) {
                return true;
            }
        }
        return false;
    }

    public boolean bright() {
        return steps[2] == 4;
    }

    /** Degrees that a pentatonic tune leaves out; on light beats they sound least at home. */
    public boolean tense(int degree) {
        int d = Math.floorMod(degree, 7);
        return bright() ? d == 3 || d == 6 : d == 1 || d == 5;
    }

    /** The degree nearest to so many semitones above the tonic. */
    public int degreeNear(int semitonesAboveTonic) {
        int best = 0;
        int distance = Integer.MAX_VALUE;
        for (int degree = -14; degree <= 21; degree++) {
            int d = Math.abs(semitones(degree) - semitonesAboveTonic);
            if (d < distance) {
                distance = d;
                best = degree;
            }
        }
        return best;
    }
}
