package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/**
 * Finds a tune for a line: follows a contour, takes chord tones on strong beats, prefers steps to leaps, and answers
 * the question of one line with the close of the next. Each line of a section kind has its own fixed whims, so a
 * chorus comes back as the same tune.
 */
final class MelodyWriter {
    private static final List<double[]> CONTOURS = List.of(
            new double[] {0, 2, 3.4, 1.6, 0}, new double[] {3, 2.4, 1.2, 0.4, -1}, new double[] {-1.4, 0, 1.2, 2.4, 3},
            new double[] {0.5, 2.8, 0.2, 2.4, 0.4}, new double[] {2.6, 0.6, -1, 0.8, 1.8});

    private final Harmony harmony;
    private final Dice dice;
    private final int tonic;
    private final int lowest;
    private final int highest;

    /** @param centre MIDI pitch around which the voice is at ease */
    MelodyWriter(Harmony harmony, Dice dice, int centre) {
        this.harmony = harmony;
        this.dice = dice;
        this.lowest = centre - 9;
        this.highest = centre + 9;
        this.tonic = lowest + Math.floorMod(harmony.tonic() - lowest, 12);
    }

    /** The moment of a note and what sounds below it. */
    record Beat(int tickInBar, Chord chord) {
    }

    /** Pitches of the {@code line}-th line of a section; {@code closing} lines come to rest. */
    int[] write(SectionKind kind, int line, boolean closing, List<Beat> beats) {
        // lines pair up as question and answer, and the second pair repeats the tune of the first
        Dice whims = dice.fork(kind + "/" + line % 2);
        double[] contour = CONTOURS.get(whims.below(CONTOURS.size()));
        int home = harmony.scale().degreeNear((lowest + highest) / 2 + lift(kind) - tonic);
        int[] pitches = new int[beats.size()];
        int previous = home + (int) Math.round(contour[0]);
        int repeats = 0;
        for (int i = 0; i < pitches.length; i++) {
            boolean last = i == pitches.length - 1;
            double target = home + at(contour, pitches.length == 1 ? 1 : i / (pitches.length - 1.0));
            int degree = best(beats.get(i), previous, target, repeats, last, closing && last, whims);
            repeats = degree == previous ? repeats + 1 : 0;
            previous = degree;
            pitches[i] = fit(tonic + harmony.scale().semitones(degree), beats.get(i).chord());
        }
        return pitches;
    }

    private static int lift(SectionKind kind) {
        return switch (kind) {
            case CHORUS -> 2;
            case BRIDGE -> 1;
            case VERSE, INTRO, OUTRO -> -3;
            case SOLO -> 0;
        };
    }

    private static double at(double[] contour, double t) {
        double place = t * (contour.length - 1);
        int i = Math.min((int) place, contour.length - 2);
        return contour[i] + (contour[i + 1] - contour[i]) * (place - i);
    }

    private int best(Beat beat, int previous, double target, int repeats, boolean last, boolean closing, Dice whims) {
        int best = previous;
        double cheapest = Double.MAX_VALUE;
        for (int degree = previous - 4; degree <= previous + 4; degree++) {
            int midi = tonic + harmony.scale().semitones(degree);
            double cost = Math.abs(degree - target) + whims.unit() * 0.8 + leap(Math.abs(degree - previous));
            double strength = Rhythm.strength(beat.tickInBar());
            if (!beat.chord().has(midi)) {
                cost += last ? 4 : strength >= 0.75 ? 2.5 : 0.4;
            }
            if (harmony.scale().tense(degree)) {
                cost += 0.7;
            }
            if (degree == previous) {
                cost += 0.9 + repeats * 1.6;
            }
            if (closing && Math.floorMod(degree, 7) != 0) {
                cost += 2;
            }
            if (midi < lowest || midi > highest) {
                cost += 6;
            }
            if (cost < cheapest) {
                cheapest = cost;
                best = degree;
            }
        }
        return best;
    }

    private static double leap(int degrees) {
        return degrees <= 1 ? 0 : degrees == 2 ? 0.35 : degrees == 3 ? 1.1 : 1.8;
    }

    /** Bends a tone that rubs against an altered chord tone, such as the leading note over a minor key's dominant. */
    private int fit(int midi, Chord chord) {
        if (chord.has(midi)) {
            return midi;
        }
        for (int bend : new int[] {1, -1}) {
            if (chord.has(midi + bend) && !harmony.scale().contains(midi + bend - harmony.tonic())) {
                return midi + bend;
            }
        }
        return midi;
    }
}
