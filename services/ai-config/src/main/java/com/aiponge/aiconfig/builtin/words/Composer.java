package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts a song together, section by section. */
final class Composer {
    private final Bank bank;
    private final Draw draw;
    private final Lines lines;

    Composer(Bank bank, Draw draw) {
        this.bank = bank;
        this.draw = draw;
        this.lines = new Lines(bank, draw);
    }

    /** A song about an entry. */
    String personal(Material material, MoodFamily family, List<String> themes, String attitude, String genre) {
        SongForm form = SongForm.of(genre, material.phrases().size(), draw);
        String hook = new Hook(bank, family, draw).of(material);
        lines.claim(hook);
        Couplet answer = lines.freshPair(lines.couplets("chorus " + family.section()));
        Deque<Couplet> bridge = lines.couplets("bridge " + attitude);
        Verses verses = new Verses(lines, bank, material, family, themes, draw);
        int versesLeft = (int) form.sections().stream().filter(s -> s == SongForm.Section.VERSE).count();
        StringBuilder song = new StringBuilder();
        for (SongForm.Section section : form.sections()) {
            switch (section) {
                case VERSE -> {
                    int share = Math.ceilDiv(verses.ownLinesLeft(), versesLeft--);
                    append(song, "Verse", verses.next(share));
                }
                case CHORUS -> append(song, "Chorus", List.of(hook, answer.first(), hook, answer.second()));
                case BRIDGE -> append(song, "Bridge", pairs(bridge));
            }
        }
        return song.toString();
    }

    /** A song for someone in a crisis: nothing of the entry, only gentle lines. */
    String supportive() {
        Deque<Couplet> verses = lines.couplets("supportive verse");
        Deque<Couplet> bridge = lines.couplets("supportive bridge");
        String hook = draw.one(bank.lines("supportive hook"));
        Couplet answer = lines.freshPair(lines.couplets("supportive chorus"));
        StringBuilder song = new StringBuilder();
        for (SongForm.Section section : SongForm.CLASSIC.sections()) {
            switch (section) {
                case VERSE -> append(song, "Verse", pairs(verses));
                case CHORUS -> append(song, "Chorus", List.of(hook, answer.first(), hook, answer.second()));
                case BRIDGE -> append(song, "Bridge", pairs(bridge));
            }
        }
        return song.toString();
    }

    private List<String> pairs(Deque<Couplet> from) {
        Couplet one = lines.freshPair(from);
        Couplet two = lines.freshPair(from);
        return List.of(one.first(), one.second(), two.first(), two.second());
    }

    private static void append(StringBuilder song, String section, List<String> sung) {
        List<String> all = new ArrayList<>(List.of("[" + section + "]"));
        all.addAll(sung);
        song.append(song.isEmpty() ? "" : "\n").append(String.join("\n", all));
    }
}
