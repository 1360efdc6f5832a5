package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.score.Score;
import com.aiponge.aiconfig.builtin.song.score.Section;

import java.util.List;

/**
 * A composed song that has not been played yet.
 *
 * @param key tonic, such as {@code Eb}
 * @param scale lower case, such as {@code dorian}
 * @param style family of styles it is played in
 * @param chords one a bar, from the first bar on
 * @param lines sung lines in order with their times; empty for an instrumental
 */
public record SongPlan(String key, String scale, int tempo, int beatsPerBar, String style, List<Section> sections,
                       List<String> chords, List<TimedLine> lines, int durationSeconds, Score score) {
    public SongPlan {
        sections = List.copyOf(sections);
        chords = List.copyOf(chords);
        lines = List.copyOf(lines);
    }
}
