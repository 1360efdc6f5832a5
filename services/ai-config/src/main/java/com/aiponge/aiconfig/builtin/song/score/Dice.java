package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/**
 * Repeatable chance: the same words always fall the same way, on every machine and JDK.
 * SplitMix64 (Steele, Lea, Flood 2014) over an FNV-1a hash of the words.
 */
public final class Dice {
    private final long origin;
    private long state;

    private Dice(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    public static Dice of(String... words) {
        long hash = 0xcbf29ce484222325L;
        for (String word : words) {
            String text = word == null ? "" : word;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1F) * 0x100000001b3L;
        }
        return new Dice(mix(hash));
    }

    /** An independent stream that depends only on this one's words and the label, not on throws made so far. */
    public Dice fork(String label) {
        return new Dice(mix(origin ^ of(label).origin));
    }

    /** From 0 to below {@code bound}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next() >>> 1, bound);
    }

    /** From 0 to below 1. */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
