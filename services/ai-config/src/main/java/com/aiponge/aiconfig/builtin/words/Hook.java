package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayList;
import java.util.List;

/** The line a chorus comes back to: made of an image of the writer's when there is one. */
final class Hook {
    private final Bank bank;
    private final MoodFamily family;
    private final Draw draw;

    Hook(Bank bank, MoodFamily family, Draw draw) {
        this.bank = bank;
        this.family = family;
        this.draw = draw;
    }

    String of(Material material) {
        List<String> fitting = new ArrayList<>();
        List<String> images = material.images().subList(0, Math.min(2, material.images().size()));
        for (String image : images) {
            for (String frame : frames()) {
                String line = Words.capital(frame.replace("{image}", image));
                if (line.length() <= Clauses.LONGEST_LINE) {
                    fitting.add(line);
                }
            }
            if (!fitting.isEmpty()) {
                break;
            }
        }
        return draw.one(fitting.isEmpty() ? bank.lines("plain " + family.section()) : fitting);
    }

    /** The mood's own frames count twice. */
    private List<String> frames() {
        List<String> frames = new ArrayList<>(bank.lines("hook any"));
        frames.addAll(bank.lines("hook " + family.section()));
        frames.addAll(bank.lines("hook " + family.section()));
        return frames;
    }
}
