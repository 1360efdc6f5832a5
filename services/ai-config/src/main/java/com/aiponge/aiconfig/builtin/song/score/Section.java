package com.aiponge.aiconfig.builtin.song.score;

import java.util.List;

/**
 * A part of the song on its bars.
 *
 * @param lines the sung lines, each on {@code lineBars} bars from the section's first bar on
 */
public record Section(SectionKind kind, int firstBar, int bars, int lineBars, List<String> lines) {
    public Section {
        lines = List.copyOf(lines);
    }

    public int endBar() {
        return firstBar + bars;
    }
}
