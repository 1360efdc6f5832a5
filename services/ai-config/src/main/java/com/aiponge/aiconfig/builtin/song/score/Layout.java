package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;

/** Lays the stanzas out on bars so that the song lasts as long as it should. */
public final class Layout {
    public static final int LONGEST_SECONDS = 90;
    public static final int SHORTEST_SECONDS = 45;
    /** What the last chord needs to die away after the last bar. */
    public static final double TAIL_SECONDS = 2.0;
    private static final int PLAIN_INTRO = 2;
    private static final int OUTRO = 2;

    private final Timing timing;
    private final int wishBars;
    private final int mostBars;

    public Layout(Timing timing, int wishSeconds) {
        this.timing = timing;
        this.mostBars = bars(LONGEST_SECONDS);
        int fewest = (int) Math.ceil((SHORTEST_SECONDS - TAIL_SECONDS) / timing.barSeconds());
        this.wishBars = Math.max(fewest, bars(Math.min(wishSeconds, LONGEST_SECONDS)));
    }

    private int bars(double seconds) {
        return (int) Math.floor((seconds - TAIL_SECONDS - 0.5) / timing.barSeconds());
    }

    /** Lines that no longer fit into the longest song are left out from the end. */
    public List<Section> place(LyricSheet sheet, double syllablesPerLine) {
        List<LyricSheet.Stanza> stanzas = sheet.stanzas();
        int lineBars = lineBars(sheet.lineCount(), syllablesPerLine);
        List<LyricSheet.Stanza> fitting = fitting(stanzas, lineBars);
        int sung = fitting.stream().mapToInt(stanza -> stanzaBars(stanza, lineBars)).sum();
        return build(fitting, lineBars, Math.max(0, wishBars - PLAIN_INTRO - OUTRO - sung));
    }

    private int lineBars(int lines, double syllablesPerLine) {
        double wanted = Math.max(2.4, 0.6 + 0.23 * syllablesPerLine);
        int bars = 1;
        while (bars < 4 && bars * timing.barSeconds() < wanted) {
            bars *= 2;
        }
        double fastest = 0.5 + 0.2 * syllablesPerLine;
        while (bars > 1 && (lines * bars > mostBars - PLAIN_INTRO - OUTRO
                || lines * bars > wishBars && bars / 2 * timing.barSeconds() >= fastest)) {
            bars /= 2;
        }
        return bars;
    }

    private static int stanzaBars(LyricSheet.Stanza stanza, int lineBars) {
        int bars = stanza.lines().isEmpty() ? 4 : stanza.lines().size() * lineBars;
        return bars > 2 ? bars + (bars & 1) : bars;
    }

    private List<LyricSheet.Stanza> fitting(List<LyricSheet.Stanza> stanzas, int lineBars) {
        List<LyricSheet.Stanza> fitting = new ArrayList<>();
        int room = mostBars - PLAIN_INTRO - OUTRO;
        for (LyricSheet.Stanza stanza : stanzas) {
            LyricSheet.Stanza cut = stanza;
            if (stanzaBars(stanza, lineBars) > room) {
                int lines = Math.min(stanza.lines().size(), room / lineBars & ~1);
                cut = new LyricSheet.Stanza(stanza.kind(), stanza.lines().subList(0, lines));
            }
            if (stanzaBars(cut, lineBars) <= room && !(cut.lines().isEmpty() && !stanza.lines().isEmpty())) {
                fitting.add(cut);
                room -= stanzaBars(cut, lineBars);
            }
            if (cut != stanza) {
                break;
            }
        }
        return fitting;
    }

    private List<Section> build(List<LyricSheet.Stanza> stanzas, int lineBars, int spare) {
        int intro = PLAIN_INTRO;
        int outro = OUTRO;
        int rest = spare;
        if (rest >= 2) {
            intro += 2;
            rest -= 2;
        }
        if (rest >= 6 || rest == 2 || rest == 3) {
            outro += 2;
            rest -= 2;
        }
        int gaps = Math.max(1, stanzas.size() - 1);
        int[] solos = new int[gaps];
        // later gaps first: a solo belongs before the last chorus
        for (int i = 0; rest >= 4; i++) {
            solos[gaps - 1 - i % gaps] += 4;
            rest -= 4;
        }
        outro += rest;
        List<Section> sections = new ArrayList<>();
        int bar = add(sections, new Section(SectionKind.INTRO, 0, intro, lineBars, List.of()));
        for (int i = 0; i < stanzas.size(); i++) {
            LyricSheet.Stanza stanza = stanzas.get(i);
            bar = add(sections, new Section(stanza.kind(), bar, stanzaBars(stanza, lineBars), lineBars, stanza.lines()));
            if (i < gaps && solos[i] > 0) {
                bar = add(sections, new Section(SectionKind.SOLO, bar, solos[i], lineBars, List.of()));
            }
        }
        if (stanzas.isEmpty()) {
            bar = add(sections, new Section(SectionKind.SOLO, bar, Math.max(4, solos[0]), lineBars, List.of()));
        }
        add(sections, new Section(SectionKind.OUTRO, bar, outro, lineBars, List.of()));
        return sections;
    }

    private static int add(List<Section> sections, Section section) {
        sections.add(section);
        return section.endBar();
    }
}
