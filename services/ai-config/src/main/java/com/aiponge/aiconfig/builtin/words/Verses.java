package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Verses of four lines: the writer's lines first and third, a rhyming pair of ours second and fourth. */
final class Verses {
    private final Lines lines;
    private final Deque<Couplet> couplets;
    private final Deque<String> ownLines;
    private final Deque<String> fillers;

    Verses(Lines lines, Bank bank, Material material, MoodFamily family, List<String> themes, Draw draw) {
        this.lines = lines;
        this.couplets = lines.couplets("verse " + family.section(), "verse any");
        this.ownLines = new ArrayDeque<>(material.phrases());
        ownLines.removeIf(bank::has);
        if (material.singleWord() != null) {
            ownLines.add(draw.one(bank.lines("single")).replace("{word}", material.singleWord().toLowerCase(java.util.Locale.ROOT)));
        }
        this.fillers = fillers(lines, themes);
    }

    private static Deque<String> fillers(Lines lines, List<String> themes) {
        List<String> sections = new ArrayList<>();
        themes.forEach(t -> sections.add("theme " + t));
        sections.add("theme any");
        return lines.singles(sections);
    }

    /** @param share how many of the writer's lines this verse may use, at most two */
    List<String> next(int share) {
        Couplet pair = lines.freshPair(couplets);
        String first = share > 0 ? own() : filler();
        String third = share > 1 ? own() : filler();
        return List.of(first, pair.first(), third, pair.second());
    }

    int ownLinesLeft() {
        return ownLines.size();
    }

    private String own() {
        while (!ownLines.isEmpty()) {
            String line = ownLines.pop();
            if (lines.claim(line)) {
                return line;
            }
        }
        return filler();
    }

    private String filler() {
        return lines.fresh(fillers);
    }
}
