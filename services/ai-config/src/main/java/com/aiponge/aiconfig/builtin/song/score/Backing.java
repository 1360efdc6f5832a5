package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;

/** A second voice for the choruses: the next chord tone at least a third above the lead. */
final class Backing {
    private final Harmony harmony;
    private final Timing timing;

    Backing(Harmony harmony, Timing timing) {
        this.harmony = harmony;
        this.timing = timing;
    }

    List<Phrase> of(List<Section> sections, List<Phrase> sung) {
        List<Phrase> backing = new ArrayList<>();
        int line = 0;
        for (Section section : sections) {
            for (int i = 0; i < section.lines().size() && line < sung.size(); i++, line++) {
                if (section.kind() == SectionKind.CHORUS) {
                    backing.add(above(sung.get(line), section));
                }
            }
        }
        return backing;
    }

    private Phrase above(Phrase lead, Section section) {
        List<Chord> cycle = harmony.of(section.kind());
        List<Note> notes = new ArrayList<>();
        for (Note note : lead.notes()) {
            Chord chord = cycle.get((note.tick() / timing.bar() - section.firstBar()) % cycle.size());
            int pitch = note.pitch() + 3;
            while (!chord.has(pitch)) {
                pitch++;
            }
            notes.add(new Note(Instrument.CHOIR, note.tick(), note.ticks(), pitch, note.velocity()));
        }
        return new Phrase(lead.syllables(), notes);
    }
}
