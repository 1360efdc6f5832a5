package com.aiponge.aiconfig.builtin.song.score;

import java.util.Locale;

/** What a part of a song is for, and how full it sounds. */
public enum SectionKind {
    INTRO(0.55), VERSE(0.72), CHORUS(1.0), BRIDGE(0.66), SOLO(0.85), OUTRO(0.6);

    private final double fullness;

    SectionKind(double fullness) {
        this.fullness = fullness;
    }

    public double fullness() {
        return fullness;
    }

    /** Reads the word in a lyric heading, in the languages lyrics are written in. */
    static SectionKind ofHeading(String heading) {
        String h = heading.toLowerCase(Locale.ROOT);
        if (h.matches("(pre|pré|vor)[- ].*")) {
            return VERSE;
        }
        if (h.matches(".*(chorus|hook|refrain|refrão|estribillo|coro|サビ).*")) {
            return CHORUS;
        }
        if (h.matches("(bridge|puente|pont|brücke|ponte|middle).*")) {
            return BRIDGE;
        }
        if (h.matches("(solo|instrumental|interlude|interludio|break).*")) {
            return SOLO;
        }
        if (h.matches("(intro|introducción|introdução).*")) {
            return INTRO;
        }
        return h.matches("(outro|coda|end|final|fin).*") ? OUTRO : VERSE;
    }
}
