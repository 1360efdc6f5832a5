package com.aiponge.standalone.operations;

import com.aiponge.standalone.charts.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The parts of {@code docs/operations.md} that can be compared with something. */
final class OperationsPage {
    private static final String TEXT = Yaml.text("docs/operations.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private OperationsPage() {
    }

    static String text() {
        return TEXT;
    }

    /** From a heading to the next one that is not deeper. */
    static String section(String heading) {
        int from = TEXT.indexOf(heading + "\n");
        if (from < 0) {
            throw new AssertionError("no section " + heading);
        }
        String rest = TEXT.substring(from + heading.length());
        int end = Pattern.compile("(?m)^#{1," + heading.indexOf(' ') + "} ").matcher(rest).results().findFirst().map(MatchResult::start).orElse(rest.length());
        return rest.substring(0, end);
    }

    /** What stands as code in the first column of a section's tables. */
    static List<String> firstColumn(String section) {
        List<String> names = new ArrayList<>();
        section.lines().filter(line -> line.startsWith("| ")).map(line -> line.split(" \\| ")[0]).forEach(cell -> names.addAll(code(cell)));
        return names;
    }

    /** What stands as code in a line of text, of one word or more. */
    static List<String> code(String text) {
        return NAME.matcher(text).results().map(name -> name.group(1)).toList();
    }

    /** Blocks of a language. */
    static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^\\s*```" + language + "\n(.*?)^\\s*```").matcher(TEXT).results().map(block -> block.group(1)).toList();
    }

    /** Everything that stands as code, whether in a block or in a line. */
    static List<String> allCode() {
        List<String> all = new ArrayList<>(blocks("sh"));
        all.addAll(code(TEXT.replaceAll("(?s)```.*?```", "")));
        return all;
    }
}
