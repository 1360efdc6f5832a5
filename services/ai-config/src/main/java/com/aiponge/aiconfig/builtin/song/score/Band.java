package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Has everybody write their part for every section, and puts the parts together. */
public final class Band {
    private static final int HIGH_CENTRE = 66;
    private static final int DEEP_CENTRE = 55;
    private static final String HUMMED = "la la la la la";

    private final Timing timing;
    private final Harmony harmony;
    private final Family family;
    private final Mood mood;
    private final Palette palette;
    private final Dice dice;
    private final boolean deep;
    private final Singer singer;
    private final Singer soloist;

    public Band(Timing timing, Harmony harmony, Family family, Mood mood, Palette palette, Syllables syllables, Dice dice, boolean deep) {
        this.timing = timing;
        this.harmony = harmony;
        this.family = family;
        this.mood = mood;
        this.palette = palette;
        this.dice = dice;
        this.deep = deep;
        boolean syncopated = family != Family.CLASSICAL && family != Family.BALLAD && family != Family.AMBIENT;
        Dice tune = dice.fork("melody");
        MelodyWriter voice = new MelodyWriter(harmony, tune, deep ? DEEP_CENTRE : HIGH_CENTRE);
        this.singer = new Singer(timing, harmony, voice, syllables, tune, syncopated);
        this.soloist = new Singer(timing, harmony, new MelodyWriter(harmony, tune, HIGH_CENTRE + 3), syllables, tune, syncopated);
    }

    public Score play(List<Section> sections, boolean sings) {
        List<Note> notes = new ArrayList<>();
        List<Phrase> sung = new ArrayList<>();
        accompany(sections, notes);
        for (Section section : sections) {
            if (sings) {
                sung.addAll(singer.sing(section, section.lines(), Instrument.VOICE, 0.75 + 0.25 * section.kind().fullness()));
            } else {
                solo(section, section.lines(), 0.95, notes);
            }
            if (section.kind() == SectionKind.SOLO) {
                solo(section, tune(section.bars() / section.lineBars()), 0.9, notes);
            } else if (section.kind() == SectionKind.INTRO && section.bars() >= section.lineBars()) {
                solo(asChorus(section), hook(sections), 0.7, notes);
            }
        }
        List<Phrase> backing = new Backing(harmony, timing).of(sections, sung);
        notes.sort(Comparator.comparingInt(Note::tick));
        int end = timing.sample(sections.getLast().endBar() * timing.bar()) + (int) (Layout.TAIL_SECONDS * Timing.RATE);
        int seconds = Math.ceilDiv(end, Timing.RATE);
        return new Score(timing, sung, backing, notes, deep, 0.35 + 0.35 * mood.valence() + 0.3 * mood.energy(), seconds * Timing.RATE);
    }

    private void accompany(List<Section> sections, List<Note> notes) {
        Groove groove = Groove.of(family, timing.beatsPerBar(), mood.energy());
        Arranger arranger = new Arranger(timing, groove, palette, mood.energy(), dice.fork("arranger"));
        Drummer drummer = new Drummer(timing, groove, mood.energy(), dice.fork("drums"));
        int lastBar = sections.getLast().endBar() - 1;
        for (Section section : sections) {
            List<Chord> cycle = harmony.of(section.kind());
            for (int bar = section.firstBar(); bar < Math.min(section.endBar(), lastBar); bar++) {
                int i = bar - section.firstBar();
                arranger.bar(bar, section, cycle.get(i % cycle.size()), cycle.get((i + 1) % cycle.size()), notes);
            }
            if (palette.drums()) {
                Section played = section.endBar() > lastBar
                        ? new Section(section.kind(), section.firstBar(), section.bars() - 1, section.lineBars(), section.lines()) : section;
                drummer.play(played, section.kind() != SectionKind.OUTRO, notes);
            }
        }
        arranger.close(lastBar * timing.bar(), harmony.home(), notes);
    }

    private void solo(Section section, List<String> lines, double loudness, List<Note> notes) {
        Instrument lead = palette.lead() != null ? palette.lead() : Instrument.VIBES;
        Instrument who = lead == Instrument.DRIVE ? Instrument.LEAD : lead;
        soloist.sing(section, lines, who, loudness).forEach(phrase -> notes.addAll(phrase.notes()));
    }

    private static List<String> tune(int lines) {
        return java.util.Collections.nCopies(Math.max(1, lines), HUMMED + " la");
    }

    /** So that its notes are the chorus's own. */
    private static Section asChorus(Section intro) {
        return new Section(SectionKind.CHORUS, intro.firstBar(), intro.bars(), intro.lineBars(), intro.lines());
    }

    /** The chorus's first line, so that it is known when it comes. */
    private static List<String> hook(List<Section> sections) {
        return sections.stream().filter(s -> s.kind() == SectionKind.CHORUS && !s.lines().isEmpty())
                .limit(1).map(s -> s.lines().getFirst()).toList();
    }
}
