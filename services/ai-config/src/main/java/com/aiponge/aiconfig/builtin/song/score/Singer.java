package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;

/** Sets lines to music: rhythm and tune together, as phrases of one part. */
final class Singer {
    private static final int LONGEST_NOTE = 5 * Timing.BEAT / 2;

    private final Timing timing;
    private final Harmony harmony;
    private final MelodyWriter melody;
    private final Syllables syllables;
    private final Dice dice;
    private final boolean syncopated;

    Singer(Timing timing, Harmony harmony, MelodyWriter melody, Syllables syllables, Dice dice, boolean syncopated) {
        this.timing = timing;
        this.harmony = harmony;
        this.melody = melody;
        this.syllables = syllables;
        this.dice = dice;
        this.syncopated = syncopated;
    }

    List<Phrase> sing(Section section, List<String> lines, Instrument instrument, double loudness) {
        List<Phrase> phrases = new ArrayList<>();
        int window = section.lineBars() * timing.bar();
        for (int i = 0; i < lines.size(); i++) {
            boolean closing = i == lines.size() - 1 || i % 4 == 3;
            int start = section.firstBar() * timing.bar() + i * window;
            phrases.add(line(section, i, closing, start, window, lines.get(i), instrument, loudness));
        }
        return phrases;
    }

    private Phrase line(Section section, int index, boolean closing, int start, int window, String text,
                        Instrument instrument, double loudness) {
        List<Syllable> sung = syllables.of(Syllables.words(text));
        Dice motif = dice.fork("rhythm " + section.kind() + (index % 4 == 3 ? "/last" : ""));
        int[] onsets = new Rhythm(window, timing.bar(), motif, syncopated).onsets(sung.size());
        List<Chord> chords = harmony.of(section.kind());
        List<MelodyWriter.Beat> beats = new ArrayList<>();
        for (int onset : onsets) {
            int tick = start + onset;
            int bar = tick / timing.bar() - section.firstBar();
            beats.add(new MelodyWriter.Beat(tick % timing.bar(), chords.get(bar % chords.size())));
        }
        int[] pitches = melody.write(section.kind(), index, closing, beats);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < onsets.length; i++) {
            boolean last = i == onsets.length - 1;
            int end = last ? window - Timing.STEP : onsets[i + 1];
            int length = Math.min(end - onsets[i], LONGEST_NOTE);
            double accent = 0.8 + 0.2 * Rhythm.strength(beats.get(i).tickInBar());
            notes.add(new Note(instrument, start + onsets[i], length, pitches[i], loudness * accent));
        }
        return new Phrase(sung, notes);
    }
}
