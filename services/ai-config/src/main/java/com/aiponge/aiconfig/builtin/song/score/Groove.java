package com.aiponge.aiconfig.builtin.song.score;

import static com.aiponge.aiconfig.builtin.song.score.Instrument.*;

/**
 * What repeats every bar, in sixteenths: X loud, x plain, o soft, a dot rests.
 *
 * @param bass R root, 5 fifth, 8 octave, 3 third, W the next step of a walk
 * @param comp digits are tones of an arpeggio, S a strummed or struck chord, s a soft one
 */
record Groove(String kick, Instrument backbeat, String snare, Instrument cymbal, String hat,
              Instrument extra, String percussion, String bass, String comp) {

    static Groove of(Family family, int beatsPerBar, double energy) {
        if (beatsPerBar == 3) {
            return new Groove("x...........", BRUSH, "....o...o...", RIDE, "x...o...o...", SHAKER, "o.o.o.o.o.o.",
                    "R...........", "0.1.2.3.2.1.");
        }
        return switch (family) {
            case POP -> energy > 0.5
                    ? new Groove("X...x...X..x....", SNARE, "....X.......X...", HAT, "x.o.x.o.x.o.x.o.", SHAKER, "o.xoo.xoo.xoo.xo", "R..RR...R..RR.5.", "S...s.S...S.s...")
                    : new Groove("X.......x.x.....", RIM, "....x.......x...", HAT, "x.o.x.o.x.o.x.o.", SHAKER, "..o...o...o...o.", "R.....R.R.....5.", "0.1.2.1.3.2.1.2.");
            case ROCK -> new Groove("X.....x.X.x.....", SNARE, "....X.......X...", HAT, "X.x.X.x.X.x.X.x.", CRASH, "................", "R.R.R.R.R.R.R.R.", "S.......S.....S.");
            case BALLAD -> new Groove("X.........x.....", RIM, "........x.......", HAT, "o...o...o...o...", SHAKER, "o.o.x.o.o.o.x.o.", "R.......5.....R.", "0.2.1.3.2.1.3.1.");
            case JAZZ -> new Groove("o.......o.......", BRUSH, "....x.......x..o", RIDE, "X...x..oX...x..o", HAT, "....x.......x...", "W...W...W...W...", "..s...S.......s.");
            case BLUES -> new Groove("X.......X.x.....", SNARE, "....X.......X...", RIDE, "X.o.X.o.X.o.X.o.", HAT, "....o.......o...", "R...3...5...8...", "S.s.S.s.S.s.S.s.");
            case ELECTRONIC -> new Groove("X...X...X...X...", CLAP, "....x.......x...", HAT, "o.xoo.xoo.xoo.xo", OPEN_HAT, "..x...x...x...x.", "..R...R...R...8.", "0.120.120.130.23");
            case HIPHOP -> new Groove("X......x..x.....", CLAP, "....X.......X...", HAT, "x.o.x.oox.o.x.o.", SHAKER, "................", "R......R..R.....", "S.......s.......");
            case CLASSICAL -> new Groove("................", TOM, "................", RIDE, "................", TOM, "................", "R.......5.......", "0.1.2.3.4.3.2.1.");
            case REGGAE -> new Groove("........X.......", RIM, "........x......o", HAT, "x.o.x.o.x.o.x.o.", CONGA, "..o...o...o..oo.", "R..R....5..R3...", "..S...S...S...S.");
            case LATIN -> new Groove("x.....x.x.....x.", RIM, "x..x..x...x.x...", SHAKER, "xoooxoooxoooxooo", CONGA, "..o.x.oo..o.x.oo", "R.....5.R.....5.", "S..S..S...S.S...");
            case AMBIENT -> new Groove("................", RIM, "................", SHAKER, "................", RIDE, "................", "R...............", "0...2...1...3...");
            case COUNTRY -> new Groove("X.......X.......", BRUSH, "....X..o....X..o", HAT, "o.x.o.x.o.x.o.x.", SHAKER, "o.o.o.o.o.o.o.o.", "R.......5.......", "0.S.1.S.0.S.2.S.");
            case HEAVY -> new Groove("X.X.x.X.X.X.x.XX", SNARE, "....X.......X...", HAT, "X...X...X...X...", CRASH, "................", "R.RRR.RRR.RRR.RR", "S.ssS.ssS.ssS.S.");
            case FUNK -> new Groove("X..x..x...x..x..", SNARE, "....X..o.o..X..o", HAT, "xoxoxoxoxoxoxoxo", CONGA, "..o..oo...o..ox.", "R..8..R...5.8.R.", "..S..S....S..s..");
            case SOUL -> new Groove("X.....x...x.....", SNARE, "....x.......x...", HAT, "x.o.x.o.x.o.x.o.", SHAKER, "..o...o...o...o.", "R.....5.8.....5.", "S.....s.S.......");
            case WORLD -> new Groove("x.....x.....x...", RIM, "...o..o....o..o.", SHAKER, "x.oox.oox.oox.oo", CONGA, "x..ox.o.x..ox.oo", "R.....R.5.....8.", "0.2.1.2.3.2.1.2.");
        };
    }

    /** Loudness of one sixteenth, 0 where it rests. */
    static double hit(String pattern, int step) {
        return switch (pattern.charAt(step % pattern.length())) {
            case 'X' -> 1;
            case 'x' -> 0.72;
            case 'o' -> 0.42;
            default -> 0;
        };
    }
}
