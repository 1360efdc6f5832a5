package com.aiponge.aiconfig.builtin.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One resource file: {@code [section]} heads with lines under them; {@code #} starts a remark. */
final class Bank {
    private final Map<String, List<String>> sections;

    private Bank(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    static Bank load(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        try (InputStream in = Bank.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing word bank " + name);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> section = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.strip();
                if (text.startsWith("[") && text.endsWith("]")) {
                    section = sections.computeIfAbsent(text.substring(1, text.length() - 1), n -> new ArrayList<>());
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    section.add(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sections.replaceAll((n, l) -> List.copyOf(l));
        return new Bank(Map.copyOf(sections));
    }

    Set<String> names() {
        return sections.keySet();
    }

    /** The lines of a section; none when there is no such section. */
    List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /** True when the line stands in this bank, alone or in a couplet. */
    boolean has(String line) {
        return sections.values().stream().flatMap(List::stream)
                .anyMatch(l -> Stream.of(l.split("\\|")).anyMatch(part -> part.strip().equalsIgnoreCase(line)));
    }

    List<Couplet> couplets(String section) {
        return lines(section).stream().map(Couplet::parse).toList();
    }

    Set<String> words(String section) {
        return lines(section).stream().flatMap(l -> Stream.of(l.split("\\s+"))).collect(Collectors.toUnmodifiableSet());
    }

    /** The parts after the space of all sections named {@code kind part}, in no particular order. */
    Set<String> kinds(String kind) {
        return sections.keySet().stream().filter(s -> s.startsWith(kind + " "))
                .map(s -> s.substring(kind.length() + 1)).collect(Collectors.toUnmodifiableSet());
    }
}
