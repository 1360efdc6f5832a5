package com.aiponge.aiconfig.builtin.song.score;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lyrics taken apart into sections; lines before the first heading are a verse, an empty line starts another. */
public record LyricSheet(List<Stanza> stanzas) {
    private static final Pattern HEADING = Pattern.compile("^[\\[【]\\s*([^\\]】]{1,60})\\s*[\\]】]:?\\s*(.*)$");

    public record Stanza(SectionKind kind, List<String> lines) {
        public Stanza {
            lines = List.copyOf(lines);
        }
    }

    public LyricSheet {
        stanzas = List.copyOf(stanzas);
    }

    public static LyricSheet parse(String lyrics) {
        List<Stanza> stanzas = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        SectionKind kind = SectionKind.VERSE;
        boolean headed = false;
        for (String raw : lyrics.split("\\R")) {
            String line = raw.strip();
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                close(stanzas, kind, lines, headed);
                kind = SectionKind.ofHeading(heading.group(1).strip());
                headed = true;
                line = heading.group(2).strip();
            }
            if (line.isEmpty() && !lines.isEmpty()) {
                close(stanzas, kind, lines, headed);
                kind = SectionKind.VERSE;
                headed = false;
            }
            if (singable(line)) {
                lines.add(line);
            }
        }
        close(stanzas, kind, lines, headed);
        return new LyricSheet(stanzas);
    }

    /** A shape for a song without words: a tune of syllables that nobody will read. */
    public static LyricSheet wordless() {
        Stanza verse = new Stanza(SectionKind.VERSE, List.of("la la la la la la", "la la la la la", "la la la la la la", "la la la la"));
        Stanza chorus = new Stanza(SectionKind.CHORUS, List.of("la la la la la", "la la la la", "la la la la la", "la la la la"));
        return new LyricSheet(List.of(verse, chorus, verse, chorus));
    }

    public int lineCount() {
        return stanzas.stream().mapToInt(stanza -> stanza.lines().size()).sum();
    }

    private static void close(List<Stanza> stanzas, SectionKind kind, List<String> lines, boolean headed) {
        if (!lines.isEmpty() || headed && kind == SectionKind.SOLO) {
            stanzas.add(new Stanza(kind, lines));
        }
        lines.clear();
    }

    private static boolean singable(String line) {
        return line.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
