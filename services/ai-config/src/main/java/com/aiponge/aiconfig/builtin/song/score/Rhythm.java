package com.aiponge.aiconfig.builtin.song.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the moments at which the syllables of a line begin; lines of one motif share their accents. */
final class Rhythm {
    private static final double BREATH = 0.16;

    private final int window;
    private final int bar;
    private final double[] motif = new double[128];
    private final int lateStart;

    /** @param window ticks of a line, its closing rest included */
    Rhythm(int window, int bar, Dice motifDice, boolean syncopated) {
        this.window = window;
        this.bar = bar;
        for (int i = 0; i < motif.length; i++) {
            motif[i] = motifDice.unit() * (syncopated ? 0.6 : 0.3);
        }
        this.lateStart = motifDice.chance(0.35) ? 1 : 0;
    }

    /** Ascending ticks from the line's start, as many as {@code syllables}. */
    int[] onsets(int syllables) {
        int usable = (int) (window * (1 - BREATH));
        int grid = Timing.BEAT / 2;
        if (syllables > usable / grid * 0.95) {
            grid = Timing.STEP;
        }
        if (syllables > usable / grid * 0.95) {
            return even(syllables, usable);
        }
        int slots = usable / grid;
        int first = Math.min(lateStart, slots - syllables);
        int span = grid == Timing.STEP ? slots - first
                : Math.min(slots - first, Math.max(syllables, (int) Math.round(syllables * 1.45)));
        return chosen(syllables, grid, first, span);
    }

    private static int[] even(int syllables, int usable) {
        return IntStream.range(0, syllables).map(i -> (int) ((long) i * usable / syllables)).toArray();
    }

    private int[] chosen(int syllables, int grid, int first, int span) {
        Integer[] order = IntStream.range(first, first + span).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer slot) -> slot == first ? -9 : -weight(slot * grid, slot))
                .thenComparingInt(slot -> slot));
        return Arrays.stream(order).limit(syllables).mapToInt(slot -> slot * grid).sorted().toArray();
    }

    private double weight(int tick, int slot) {
        double strength = strength(tick % bar);
        // sixteenths come in only where eighths are used up
        return strength + motif[slot % motif.length] * (strength < 0.5 ? 0.3 : 1);
    }

    /** Metrical weight of a tick inside its bar: 1 for the downbeat, less the finer it falls. */
    static double strength(int tickInBar) {
        if (tickInBar == 0) {
            return 1;
        }
        if (tickInBar % (2 * Timing.BEAT) == 0) {
            return 0.9;
        }
        if (tickInBar % Timing.BEAT == 0) {
            return 0.75;
        }
        return tickInBar % (Timing.BEAT / 2) == 0 ? 0.5 : 0.1;
    }
}
