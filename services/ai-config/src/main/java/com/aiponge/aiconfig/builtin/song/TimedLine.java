package com.aiponge.aiconfig.builtin.song;

import java.util.List;

/** A sung line of the lyrics: the stretch of the song that belongs to it, with its words inside. */
public record TimedLine(String text, int startMs, int endMs, List<TimedWord> words) {
    public TimedLine {
        words = List.copyOf(words);
    }
}
