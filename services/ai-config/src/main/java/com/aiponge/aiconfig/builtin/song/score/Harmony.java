package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;

/** Key, mode and the chords of each section. */
public record Harmony(int tonic, Scale scale, List<Chord> verse, List<Chord> chorus, List<Chord> bridge) {
    private static final List<int[]> BRIGHT = List.of(new int[] {0, 4, 5, 3}, new int[] {0, 5, 3, 4}, new int[] {5, 3, 0, 4},
            new int[] {0, 3, 5, 4}, new int[] {3, 0, 4, 5}, new int[] {0, 2, 3, 4}, new int[] {0, 3, 0, 4}, new int[] {3, 4, 2, 5});
    private static final List<int[]> DARK = List.of(new int[] {0, 5, 2, 6}, new int[] {0, 3, 6, 2}, new int[] {0, 5, 3, 4},
            new int[] {0, 6, 5, 6}, new int[] {0, 2, 6, 3}, new int[] {5, 6, 0, 0}, new int[] {0, 3, 5, 4});
    private static final List<int[]> JAZZY = List.of(new int[] {1, 4, 0, 5}, new int[] {0, 5, 1, 4}, new int[] {2, 5, 1, 4},
            new int[] {3, 4, 2, 5});
    private static final List<int[]> JAZZY_DARK = List.of(new int[] {0, 3, 6, 2}, new int[] {0, 5, 3, 4}, new int[] {5, 3, 4, 0});
    private static final List<int[]> DORIC = List.of(new int[] {0, 3, 0, 3}, new int[] {0, 6, 3, 0}, new int[] {0, 3, 6, 2});
    private static final List<int[]> MIXED = List.of(new int[] {0, 6, 3, 0}, new int[] {0, 3, 6, 3}, new int[] {0, 4, 3, 0});
    private static final List<int[]> FLOATING = List.of(new int[] {0, 1, 0, 4}, new int[] {0, 1, 5, 4}, new int[] {0, 4, 1, 5});
    private static final List<int[]> ANDALUSIAN = List.of(new int[] {3, 2, 1, 0}, new int[] {0, 1, 2, 1}, new int[] {0, 1, 0, 6});
    private static final List<int[]> EASTERN = List.of(new int[] {0, 1, 0, 6}, new int[] {0, 3, 1, 0}, new int[] {0, 6, 1, 0});
    private static final int[] TWELVE_BARS = {0, 0, 0, 0, 3, 3, 0, 0, 4, 3, 0, 4};

    public static Harmony choose(Family family, String genre, Mood mood, Dice dice) {
        int tonic = dice.below(12);
        Scale scale = scale(family, genre, mood, dice);
        if (family == Family.BLUES) {
            List<Chord> blues = chords(tonic, Scale.MIXOLYDIAN, family, TWELVE_BARS);
            return new Harmony(tonic, scale, blues, blues, blues);
        }
        List<int[]> pool = new ArrayList<>(pool(scale, family));
        int[] verse = pool.remove(dice.below(pool.size()));
        int[] chorus = pool.remove(dice.below(pool.size()));
        int[] bridge = pool.remove(dice.below(pool.size()));
        return new Harmony(tonic, scale, chords(tonic, scale, family, verse), chords(tonic, scale, family, chorus),
                chords(tonic, scale, family, bridge));
    }

    public List<Chord> of(SectionKind kind) {
        return switch (kind) {
            case VERSE -> verse;
            // the introduction and the end play on the chorus, so that its tune can be heard there
            case INTRO, CHORUS, SOLO, OUTRO -> chorus;
            case BRIDGE -> bridge;
        };
    }

    public Chord home() {
        return triad(tonic, scale, 0, false);
    }

    private static Scale scale(Family family, String genre, Mood mood, Dice dice) {
        if (Genres.mentions(genre, "flamenco")) {
            return Scale.PHRYGIAN;
        }
        if (Genres.mentions(genre, "arabic", "turkish", "eastern")) {
            return Scale.HIJAZ;
        }
        if (family == Family.BLUES) {
            return mood.valence() < 0.4 ? Scale.DORIAN : Scale.MIXOLYDIAN;
        }
        if (mood.valence() >= 0.5) {
            boolean loose = family == Family.FUNK || family == Family.WORLD || family == Family.ROCK;
            double other = dice.unit();
            return loose && other < 0.4 ? Scale.MIXOLYDIAN : family == Family.AMBIENT && other < 0.4 ? Scale.LYDIAN : Scale.MAJOR;
        }
        boolean dorian = family == Family.JAZZ || family == Family.FUNK || family == Family.HIPHOP || mood.valence() > 0.3;
        return dorian && dice.chance(0.5) ? Scale.DORIAN : Scale.MINOR;
    }

    private static List<int[]> pool(Scale scale, Family family) {
        return switch (scale) {
            case MAJOR -> family == Family.JAZZ ? JAZZY : BRIGHT;
            case MINOR -> family == Family.JAZZ ? JAZZY_DARK : DARK;
            case DORIAN -> DORIC;
            case MIXOLYDIAN -> MIXED;
            case LYDIAN -> FLOATING;
            case PHRYGIAN -> ANDALUSIAN;
            case HIJAZ -> EASTERN;
        };
    }

    private static List<Chord> chords(int tonic, Scale scale, Family family, int[] degrees) {
        List<Chord> chords = new ArrayList<>();
        for (int degree : degrees) {
            if (family == Family.BLUES) {
                chords.add(new Chord(tonic + scale.semitones(degree), List.of(0, 4, 7, 10)));
            } else {
                chords.add(triad(tonic, scale, degree, family.sevenths()));
            }
        }
        return chords;
    }

    /** Thirds stacked on a degree; the dominant of a minor key and the tonic of a Phrygian one take a major third. */
    private static Chord triad(int tonic, Scale scale, int degree, boolean seventh) {
        int root = scale.semitones(degree);
        boolean raised = scale == Scale.MINOR && degree == 4 || scale == Scale.PHRYGIAN && degree == 0;
        int third = raised ? 4 : scale.semitones(degree + 2) - root;
        int fifth = scale.semitones(degree + 4) - root;
        // a diminished or augmented fifth in the middle of a song sounds like a mistake
        List<Integer> intervals = new ArrayList<>(List.of(0, third, 7));
        if (seventh && fifth == 7) {
            intervals.add(scale.semitones(degree + 6) - root);
        }
        return new Chord(tonic + root, intervals);
    }
}
