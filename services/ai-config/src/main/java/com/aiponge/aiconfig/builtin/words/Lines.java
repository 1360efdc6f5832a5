package com.aiponge.aiconfig.builtin.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lines of one song still to be used: each is taken once. */
final class Lines {
    private final Bank bank;
    private final Draw draw;
    private final Set<String> used = new HashSet<>();

    Lines(Bank bank, Draw draw) {
        this.bank = bank;
        this.draw = draw;
    }

    /** Couplets of the sections, those of the first section first. */
    Deque<Couplet> couplets(String... sections) {
        List<Couplet> all = new ArrayList<>();
        for (String section : sections) {
            all.addAll(draw.shuffled(bank.couplets(section)));
        }
        return new ArrayDeque<>(all);
    }

    /** A line of each section in turn, so that no subject fills a whole verse. */
    Deque<String> singles(List<String> sections) {
        List<Deque<String>> shuffled = new ArrayList<>();
        sections.forEach(section -> shuffled.add(new ArrayDeque<>(draw.shuffled(bank.lines(section)))));
        Deque<String> all = new ArrayDeque<>();
        while (shuffled.stream().anyMatch(s -> !s.isEmpty())) {
            shuffled.stream().filter(s -> !s.isEmpty()).forEach(s -> all.add(s.pop()));
        }
        return all;
    }

    /** The next line that has not been sung yet. */
    String fresh(Deque<String> from) {
        String line = from.pop();
        while (!claim(line)) {
            line = from.pop();
        }
        return line;
    }

    Couplet freshPair(Deque<Couplet> from) {
        Couplet pair = from.pop();
        while (!claim(pair.first()) | !claim(pair.second())) {
            pair = from.pop();
        }
        return pair;
    }

    /** False when the line has been sung. */
    boolean claim(String line) {
        return used.add(line.toLowerCase(Locale.ROOT));
    }
}
