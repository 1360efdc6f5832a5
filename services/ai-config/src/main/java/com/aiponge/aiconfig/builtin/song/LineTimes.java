package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.score.Phrase;
import com.aiponge.aiconfig.builtin.song.score.Section;
import com.aiponge.aiconfig.builtin.song.score.Syllables;
import com.aiponge.aiconfig.builtin.song.score.Timing;

import java.util.ArrayList;
import java.util.List;

/** Reads off a score when which word is sung. */
final class LineTimes {
    private final Timing timing;

    LineTimes(Timing timing) {
        this.timing = timing;
    }

    /** The phrases are the sections' lines in the same order. */
    List<TimedLine> of(List<Section> sections, List<Phrase> phrases) {
        List<TimedLine> lines = new ArrayList<>();
        for (Section section : sections) {
            int window = section.lineBars() * timing.bar();
            for (int i = 0; i < section.lines().size(); i++) {
                int start = section.firstBar() * timing.bar() + i * window;
                String text = section.lines().get(i);
                lines.add(new TimedLine(text, timing.millis(start), timing.millis(start + window),
                        words(Syllables.words(text), phrases.get(lines.size()))));
            }
        }
        return lines;
    }

    private List<TimedWord> words(String[] words, Phrase phrase) {
        List<TimedWord> timed = new ArrayList<>();
        int note = 0;
        for (int i = 0; i < words.length; i++) {
            int first = note;
            while (note + 1 < phrase.notes().size() && phrase.syllables().get(note + 1).word() == i) {
                note++;
            }
            timed.add(new TimedWord(words[i], timing.millis(phrase.notes().get(first).tick()),
                    timing.millis(phrase.notes().get(note).end())));
            note++;
        }
        return timed;
    }
}
