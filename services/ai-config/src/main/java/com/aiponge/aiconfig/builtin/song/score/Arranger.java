package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/** Writes the accompaniment of one bar after the other: bass, chords, pads. */
final class Arranger {
    private static final int BASS_FROM = 31;
    private static final int CHORDS_FROM = 55;
    private static final int GUITAR_FROM = 40;

    private final Timing timing;
    private final Groove groove;
    private final Palette band;
    private final double energy;
    private final Dice dice;

    Arranger(Timing timing, Groove groove, Palette band, double energy, Dice dice) {
        this.timing = timing;
        this.groove = groove;
        this.band = band;
        this.energy = energy;
        this.dice = dice;
    }

    void bar(int bar, Section section, Chord chord, Chord next, List<Note> notes) {
        int start = bar * timing.bar();
        double full = section.kind().fullness();
        boolean opening = section.kind() == SectionKind.INTRO && bar < section.firstBar() + 2;
        if (band.pad() != null && (!opening || groove.bass().startsWith("R....."))) {
            pad(start, chord, full, notes);
        }
        if (band.bass() != null && !opening) {
            bass(start, chord, next, full, notes);
        }
        if (band.comp() != null) {
            comp(band.comp(), groove.comp(), start, chord, full, notes);
        }
        if (band.second() != null && section.kind() != SectionKind.INTRO) {
            comp(band.second(), groove.comp().contains("0") ? "S.......s......." : "0.1.2.1.3.1.2.1.", start, chord, full * 0.8, notes);
        }
    }

    /** The last chord of the song, held. */
    void close(int tick, Chord chord, List<Note> notes) {
        int hold = timing.bar();
        if (band.pad() != null) {
            pad(tick, chord, 0.7, notes);
        }
        if (band.bass() != null) {
            notes.add(new Note(band.bass(), tick, hold, chord.rootFrom(BASS_FROM), 0.75));
        }
        if (band.comp() != null) {
            strum(band.comp(), tick, hold, chord, 0.7, notes);
        }
    }

    private void pad(int start, Chord chord, double full, List<Note> notes) {
        for (int pitch : chord.voicing(CHORDS_FROM)) {
            notes.add(new Note(band.pad(), start, timing.bar(), pitch, 0.4 + 0.5 * full));
        }
    }

    private void bass(int start, Chord chord, Chord next, double full, List<Note> notes) {
        String line = groove.bass();
        int steps = timing.bar() / Timing.STEP;
        int root = chord.rootFrom(BASS_FROM);
        for (int step = 0; step < steps; step++) {
            char tone = line.charAt(step % line.length());
            if (tone == '.') {
                continue;
            }
            int after = step + 1;
            while (after < steps && line.charAt(after % line.length()) == '.') {
                after++;
            }
            int pitch = switch (tone) {
                case '5' -> root + chord.fifth();
                case '8' -> root + 12;
                case '3' -> root + chord.third();
                case 'W' -> walk(step / 4, chord, root, next);
                default -> root;
            };
            int ticks = Math.min((after - step) * Timing.STEP - 2, 2 * timing.bar());
            notes.add(new Note(band.bass(), start + step * Timing.STEP, ticks, pitch, (0.6 + 0.3 * full) * (step == 0 ? 1 : 0.88)));
        }
    }

    private int walk(int beat, Chord chord, int root, Chord next) {
        return switch (beat) {
            case 0 -> root;
            case 1 -> root + (dice.chance(0.5) ? chord.third() : chord.fifth());
            case 2 -> root + (dice.chance(0.5) ? chord.fifth() : 12);
            default -> next.rootFrom(root - 4) + (dice.chance(0.5) ? 1 : -1);
        };
    }

    private void comp(Instrument who, String pattern, int start, Chord chord, double full, List<Note> notes) {
        int steps = timing.bar() / Timing.STEP;
        List<Integer> tones = chord.voicing(lowest(who));
        for (int step = 0; step < steps; step++) {
            char sign = pattern.charAt(step % pattern.length());
            int tick = start + step * Timing.STEP;
            double velocity = (0.45 + 0.4 * full) * (0.85 + 0.15 * energy) * (0.92 + 0.16 * dice.unit());
            if (sign >= '0' && sign <= '9') {
                int index = sign - '0';
                int pitch = tones.get(index % tones.size()) + 12 * (index / tones.size());
                notes.add(new Note(who, tick, 3 * Timing.STEP, pitch, velocity * (step % 4 == 0 ? 1 : 0.82)));
            } else if (sign == 'S' || sign == 's') {
                int gap = 1;
                while (step + gap < steps && pattern.charAt((step + gap) % pattern.length()) == '.') {
                    gap++;
                }
                strum(who, tick, held(who, gap), chord, sign == 'S' ? velocity : velocity * 0.65, notes);
            }
        }
    }

    private static int held(Instrument who, int gap) {
        // an organ off-beat is a stab; everything else rings until the next stroke
        int steps = who == Instrument.ORGAN ? Math.min(gap, 1) : Math.min(gap, 8);
        return steps * Timing.STEP;
    }

    private static int lowest(Instrument who) {
        return switch (who) {
            case NYLON, STEEL -> 48;
            case DRIVE -> GUITAR_FROM;
            case HARP, VIBES -> 60;
            default -> CHORDS_FROM - 3;
        };
    }

    private static void strum(Instrument who, int tick, int ticks, Chord chord, double velocity, List<Note> notes) {
        if (who == Instrument.DRIVE) {
            notes.add(new Note(who, tick, ticks, chord.rootFrom(GUITAR_FROM), velocity));
            return;
        }
        List<Integer> tones = chord.voicing(lowest(who));
        boolean strings = who == Instrument.NYLON || who == Instrument.STEEL || who == Instrument.HARP;
        for (int i = 0; i < tones.size(); i++) {
            // a stab is over before the ear has measured it
            double share = who == Instrument.ORGAN && ticks <= Timing.STEP ? 1.4 : 0.8;
            notes.add(new Note(who, tick + (strings ? i : 0), ticks, tones.get(i), velocity * share));
        }
        if (strings) {
            notes.add(new Note(who, tick, ticks, chord.rootFrom(GUITAR_FROM), velocity * 0.7));
        }
    }
}
