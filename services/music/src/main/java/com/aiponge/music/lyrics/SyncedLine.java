package com.aiponge.music.lyrics;

import java.util.List;

/** One timed line (contract, section 8): at most 42 characters, at least two words. {@code type} is E.LyricLineType. */
public record SyncedLine(String text, double startTime, double endTime, int startMs, int endMs, String type, List<Word> words) {

    /** Times are seconds with decimals. */
    public record Word(String word, double startTime, double endTime, double confidence) {
    }
}
