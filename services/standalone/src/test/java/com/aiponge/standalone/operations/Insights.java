package com.aiponge.standalone.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names in a query of CloudWatch Logs Insights: enough of the grammar for what we write, no more.
 *
 * @param fields of log lines; those of CloudWatch, which begin with {@code @}, among them
 * @param equal  to which texts a field is compared
 * @param like   which texts a field must hold
 */
record Insights(Set<String> fields, Map<String, Set<String>> equal, Map<String, Set<String>> like) {
    private static final Pattern COMPARED = Pattern.compile("(@?\\w+) (=|!=|in|like) (\"[^\"]*\"|\\[[^]]*])");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ALIAS = Pattern.compile("\\bas (\\w+)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w@])@?[a-zA-Z]\\w*\\b(?!\\()");
    private static final List<String> KEYWORDS = List.of("fields", "filter", "stats", "sort", "limit", "by", "as", "asc", "desc", "and", "or", "in", "like", "not");

    static Insights of(String query) {
        Map<String, Set<String>> equal = new TreeMap<>();
        Map<String, Set<String>> like = new TreeMap<>();
        COMPARED.matcher(query).results().forEach(compared -> TEXT.matcher(compared.group(3)).results().forEach(text ->
                (compared.group(2).equals("like") ? like : equal).computeIfAbsent(compared.group(1), field -> new TreeSet<>()).add(text.group(1))));
        String rest = TEXT.matcher(query).replaceAll("");
        Set<String> fields = new TreeSet<>(WORD.matcher(rest).results().map(word -> word.group()).toList());
        KEYWORDS.forEach(fields::remove);
        ALIAS.matcher(rest).results().forEach(alias -> fields.remove(alias.group(1)));
        return new Insights(fields, equal, like);
    }
}
