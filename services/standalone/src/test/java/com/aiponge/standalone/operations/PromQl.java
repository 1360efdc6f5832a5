package com.aiponge.standalone.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a PromQL expression: enough of the grammar for what we write, no more.
 *
 * @param metrics in the order of the alphabet
 * @param labels  that the expression selects or groups by
 * @param kept    those its result is grouped by; empty when it keeps what the metrics have
 * @param values  of each label that must, or must not, be equal to something; the parts of an alternative one by one
 */
record PromQl(Set<String> metrics, Set<String> labels, Set<String> kept, Map<String, Set<String>> values) {
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w:])[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final List<String> OPERATORS = List.of("and", "or", "unless", "bool", "offset", "group_left", "group_right");

    static PromQl of(String expression) {
        Set<String> metrics = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        Map<String, Set<String>> values = new HashMap<>();
        MATCHERS.matcher(expression).results().flatMap(braces -> MATCHER.matcher(braces.group(1)).results()).forEach(matcher -> {
            labels.add(matcher.group(1));
            values.computeIfAbsent(matcher.group(1), name -> new TreeSet<>()).addAll(List.of(matcher.group(2).split("\\|")));
        });
        String rest = MATCHERS.matcher(expression).replaceAll(" ").replaceAll("\\[[^]]*]", " ");
        Matcher groupings = GROUPING.matcher(rest);
        while (groupings.find()) {
            List<String> names = List.of(groupings.group(2).strip().split("\\s*,\\s*"));
            labels.addAll(names);
            if (groupings.group(1).equals("by")) {
                kept.addAll(names);
            }
        }
        WORD.matcher(GROUPING.matcher(rest).replaceAll(" ")).results().map(word -> word.group()).filter(word -> !OPERATORS.contains(word)).forEach(metrics::add);
        return new PromQl(metrics, labels, kept, values);
    }
}
