package com.aiponge.aiconfig.builtin.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A song text read back, and the rules each must keep. */
record SongText(List<Part> parts) {

    record Part(String section, List<String> lines) {
    }

    static SongText read(String content) {
        List<Part> parts = new ArrayList<>();
        for (String line : content.split("\n", -1)) {
            if (line.startsWith("[")) {
                parts.add(new Part(line, new ArrayList<>()));
            } else {
                parts.getLast().lines().add(line);
            }
        }
        return new SongText(parts);
    }

    List<String> lines() {
        return parts.stream().flatMap(p -> p.lines().stream()).toList();
    }

    Set<String> words() {
        Set<String> words = new HashSet<>();
        lines().forEach(l -> Words.of(l).forEach(w -> words.add(w.toLowerCase(Locale.ROOT))));
        return words;
    }

    SongText mustBeSound(String about) {
        assertTrue(lines().size() >= 16 && lines().size() <= 28, () -> about + ": " + lines().size() + " lines");
        for (String line : lines()) {
            assertTrue(line.codePointCount(0, line.length()) <= 42, () -> about + " too long: " + line);
            assertTrue(line.split(" ").length >= 2, () -> about + " one word: " + line);
            assertEquals(line.strip(), line, about);
            assertFalse(line.contains("{") || line.contains("|"), () -> about + " unfilled: " + line);
            assertTrue(line.codePoints().noneMatch(Character::isISOControl), about);
        }
        Set<String> heads = Set.of("[Verse]", "[Chorus]", "[Bridge]");
        parts.forEach(p -> assertTrue(heads.contains(p.section()), () -> about + " " + p.section()));
        List<Part> choruses = parts.stream().filter(p -> p.section().equals("[Chorus]")).toList();
        assertTrue(choruses.size() >= 2, about);
        assertEquals(1, new HashSet<>(choruses).size(), () -> about + ": the chorus must come back as it was");
        assertTrue(parts.stream().anyMatch(p -> p.section().equals("[Bridge]")), about);
        repeatsNothingElse(about);
        return this;
    }

    private void repeatsNothingElse(String about) {
        Map<String, String> seen = new HashMap<>();
        for (Part part : parts) {
            for (String line : part.lines()) {
                String before = seen.put(line.toLowerCase(Locale.ROOT), part.section());
                assertTrue(before == null || before.equals("[Chorus]") && part.section().equals("[Chorus]"),
                        () -> about + " sung twice: " + line);
            }
        }
    }
}
