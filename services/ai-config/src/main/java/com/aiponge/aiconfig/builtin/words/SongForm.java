package com.aiponge.aiconfig.builtin.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The order of sections. Every form has 16 to 28 sung lines and at least two choruses. */
enum SongForm {
    CLASSIC(Section.VERSE, Section.CHORUS, Section.VERSE, Section.CHORUS, Section.BRIDGE, Section.CHORUS),
    STORY(Section.VERSE, Section.VERSE, Section.CHORUS, Section.VERSE, Section.CHORUS, Section.BRIDGE, Section.CHORUS),
    RETURNING(Section.VERSE, Section.CHORUS, Section.VERSE, Section.CHORUS, Section.BRIDGE, Section.VERSE, Section.CHORUS),
    SHORT(Section.VERSE, Section.CHORUS, Section.VERSE, Section.BRIDGE, Section.CHORUS),
    SPOKEN(Section.VERSE, Section.VERSE, Section.CHORUS, Section.VERSE, Section.BRIDGE, Section.CHORUS);

    /** Four lines each. */
    enum Section { VERSE, CHORUS, BRIDGE }

    private static final Set<String> SLOW = Set.of("ambient", "meditation", "newage", "lofi", "chillout", "spiritual");
    private static final Set<String> WORDY = Set.of("rap", "hiphop", "podcast");

    private final List<Section> sections;

    SongForm(Section... sections) {
        this.sections = List.of(sections);
    }

    List<Section> sections() {
        return sections;
    }

    /** More of the writer's lines ask for more verses. */
    static SongForm of(String genre, int phrases, Draw draw) {
        String known = genre.strip().toLowerCase(Locale.ROOT);
        if (SLOW.contains(known)) {
            return SHORT;
        }
        if (WORDY.contains(known)) {
            return SPOKEN;
        }
        return phrases >= 5 ? draw.one(List.of(STORY, RETURNING)) : CLASSIC;
    }
}
