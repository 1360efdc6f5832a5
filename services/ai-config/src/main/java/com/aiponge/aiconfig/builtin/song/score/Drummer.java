package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/** Plays the groove as full as the section asks, with a fill into the next one. */
final class Drummer {
    private final Timing timing;
    private final Groove groove;
    private final double energy;
    private final Dice dice;

    Drummer(Timing timing, Groove groove, double energy, Dice dice) {
        this.timing = timing;
        this.groove = groove;
        this.energy = energy;
        this.dice = dice;
    }

    void play(Section section, boolean leadsOn, List<Note> notes) {
        double loud = (0.55 + 0.45 * energy) * (0.6 + 0.4 * section.kind().fullness());
        boolean full = section.kind() == SectionKind.CHORUS || section.kind() == SectionKind.SOLO;
        boolean sparse = section.kind() == SectionKind.INTRO || section.kind() == SectionKind.OUTRO;
        int steps = timing.bar() / Timing.STEP;
        for (int bar = section.firstBar(); bar < section.endBar(); bar++) {
            boolean fill = leadsOn && bar == section.endBar() - 1 && groove.kick().contains("x") && energy > 0.3;
            for (int step = 0; step < steps; step++) {
                int tick = bar * timing.bar() + step * Timing.STEP;
                boolean filling = fill && step >= steps - 4;
                add(notes, Instrument.KICK, tick, sparse ? 0 : Groove.hit(groove.kick(), step) * loud);
                add(notes, groove.backbeat(), tick, sparse || filling ? 0 : Groove.hit(groove.snare(), step) * loud);
                double hat = Groove.hit(groove.hat(), step) * loud;
                add(notes, groove.cymbal(), tick, human(section.kind() == SectionKind.VERSE ? hat * 0.8 : hat));
                if (full) {
                    add(notes, groove.extra(), tick, human(Groove.hit(groove.percussion(), step) * loud));
                }
                if (filling) {
                    add(notes, step % 2 == 0 ? Instrument.TOM : groove.backbeat(), tick, loud * (0.5 + 0.12 * (step - steps + 4)));
                }
            }
        }
        if (full && energy > 0.35 && groove.kick().contains("X")) {
            add(notes, Instrument.CRASH, section.firstBar() * timing.bar(), loud * 0.8);
        }
    }

    private double human(double velocity) {
        return velocity * (0.85 + 0.3 * dice.unit());
    }

    private static void add(List<Note> notes, Instrument drum, int tick, double velocity) {
        if (velocity > 0) {
            notes.add(new Note(drum, tick, Timing.STEP, 0, Math.min(1, velocity)));
        }
    }
}
