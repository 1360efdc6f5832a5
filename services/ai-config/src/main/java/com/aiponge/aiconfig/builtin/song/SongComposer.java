package com.aiponge.aiconfig.builtin.song;

import com.aiponge.aiconfig.builtin.song.score.Band;
import com.aiponge.aiconfig.builtin.song.score.Chord;
import com.aiponge.aiconfig.builtin.song.score.Dice;
import com.aiponge.aiconfig.builtin.song.score.Family;
import com.aiponge.aiconfig.builtin.song.score.Genres;
import com.aiponge.aiconfig.builtin.song.score.Harmony;
import com.aiponge.aiconfig.builtin.song.score.Layout;
import com.aiponge.aiconfig.builtin.song.score.LyricSheet;
import com.aiponge.aiconfig.builtin.song.score.Mood;
import com.aiponge.aiconfig.builtin.song.score.Palette;
import com.aiponge.aiconfig.builtin.song.score.Score;
import com.aiponge.aiconfig.builtin.song.score.Section;
import com.aiponge.aiconfig.builtin.song.score.Syllables;
import com.aiponge.aiconfig.builtin.song.score.Timing;

import java.util.List;

/** Turns an order into a score. No audio, a few milliseconds; thread-safe. */
public final class SongComposer {
    public SongPlan compose(SongOrder order) {
        Dice dice = Dice.of(order.seed(), order.lyrics(), order.title(), order.mood(), order.genre(), order.style(),
                order.language(), order.vocalGender());
        Family family = Genres.familyOf(order.genre(), order.style());
        Mood mood = Mood.of(order.mood());
        Palette palette = Palette.choose(family, order.instruments(), order.excluded());
        boolean sings = palette.voice() && !order.instrumental();

        LyricSheet written = LyricSheet.parse(order.lyrics());
        LyricSheet sheet = written.lineCount() == 0 ? LyricSheet.wordless() : written;
        Timing timing = family.timing(mood.energy(), dice.fork("tempo")).quickenedFor(sheet.lineCount());
        Syllables syllables = new Syllables(order.language());
        List<Section> sections = new Layout(timing, order.durationSeconds()).place(sheet, syllables.perLine(sheet));

        Harmony harmony = Harmony.choose(family, order.genre(), mood, dice.fork("harmony"));
        boolean deep = order.vocalGender() == null ? dice.fork("voice").chance(0.4) : order.vocalGender().startsWith("m");
        Score score = new Band(timing, harmony, family, mood, palette, syllables, dice, deep)
                .play(sections, sings && written.lineCount() > 0);
        List<TimedLine> lines = score.sung().isEmpty() ? List.of() : new LineTimes(timing).of(sections, score.sung());
        return new SongPlan(Chord.noteName(harmony.tonic()), harmony.scale().name().toLowerCase(), (int) timing.tempo(),
                timing.beatsPerBar(), family.name().toLowerCase(), sections, chords(sections, harmony), lines,
                score.samples() / Timing.RATE, score);
    }

    private static List<String> chords(List<Section> sections, Harmony harmony) {
        return sections.stream().flatMap(section -> {
            List<Chord> cycle = harmony.of(section.kind());
            return java.util.stream.IntStream.range(0, section.bars()).mapToObj(bar -> cycle.get(bar % cycle.size()).name());
        }).toList();
    }
}
