package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;

/**
 * A chord without a register.
 *
 * @param root pitch class, 0 = C
 * @param intervals semitones above the root, the root's own 0 first
 */
public record Chord(int root, List<Integer> intervals) {
    private static final String[] NAMES = {"C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"};

    public Chord {
        root = Math.floorMod(root, 12);
        intervals = List.copyOf(intervals);
    }

    public boolean has(int midi) {
        return intervals.contains(Math.floorMod(midi - root, 12));
    }

    /** The root in the octave that begins at {@code lowest}. */
    public int rootFrom(int lowest) {
        return lowest + Math.floorMod(root - lowest, 12);
    }

    /** Close position: every tone in the octave from {@code lowest} up, so that changes move little. */
    public List<Integer> voicing(int lowest) {
        List<Integer> tones = new ArrayList<>();
        for (int interval : intervals) {
            tones.add(lowest + Math.floorMod(root + interval - lowest, 12));
        }
        tones.sort(Integer::compare);
        return tones;
    }

    public int third() {
        return intervals.get(1);
    }

    public int fifth() {
        return intervals.get(2);
    }

    public String name() {
        String quality = third() == 3 ? fifth() == 6 ? "dim" : "m" : fifth() == 8 ? "aug" : "";
        String seventh = intervals.size() < 4 ? "" : intervals.get(3) == 11 ? "maj7" : "7";
        return NAMES[root] + quality + seventh;
    }

    public static String noteName(int pitchClass) {
        return NAMES[Math.floorMod(pitchClass, 12)];
    }
}
