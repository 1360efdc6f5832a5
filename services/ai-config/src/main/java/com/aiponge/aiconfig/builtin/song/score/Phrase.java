package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/** A line as it is sung in one breath; {@code syllables} and {@code notes} pair up. */
public record Phrase(List<Syllable> syllables, List<Note> notes) {
    public Phrase {
        syllables = List.copyOf(syllables);
        notes = List.copyOf(notes);
        if (syllables.size() != notes.size()) {
            throw new IllegalArgumentException(syllables.size() + " syllables for " + notes.size() + " notes");
        }
    }
}
