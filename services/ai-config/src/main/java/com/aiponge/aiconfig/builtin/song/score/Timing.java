package com.aiponge.aiconfig.builtin.song.score;

/**
 * Musical time. A beat has 48 ticks, which halves to 32nds and splits into triplets without remainder.
 *
 * @param swing how far the off-beat is pushed back, 0 straight to 0.33 triplets
 * @param swingUnit ticks of the pair that swings: 48 swings eighths, 24 sixteenths
 */
public record Timing(double tempo, int beatsPerBar, double swing, int swingUnit) {
    public static final int BEAT = 48;
    public static final int STEP = BEAT / 4;
    public static final int RATE = 44_100;

    public int bar() {
        return beatsPerBar * BEAT;
    }

    public double barSeconds() {
        return beatsPerBar * 60.0 / tempo;
    }

    /** The same feel, faster where so many lines of a bar each would not fit into the longest song. */
    public Timing quickenedFor(int lines) {
        double needed = (lines + 5) * beatsPerBar * 60.0 / (Layout.LONGEST_SECONDS - Layout.TAIL_SECONDS - 1);
        return needed <= tempo ? this : new Timing(Math.ceil(Math.min(needed, tempo * 1.5)), beatsPerBar, swing, swingUnit);
    }

    /** The sample at which a tick sounds, swing included. */
    public int sample(int tick) {
        int half = swingUnit / 2;
        int inside = Math.floorMod(tick, swingUnit);
        double moved = inside < half
                ? inside * (1 + swing)
                : half * (1 + swing) + (inside - half) * (1 - swing);
        return (int) Math.round((tick - inside + moved) * RATE * 60.0 / (tempo * BEAT));
    }

    public int millis(int tick) {
        return (int) (sample(tick) * 1000L / RATE);
    }
}
