package com.aiponge.aicontent.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a template once. There are values and conditions, and no way to compute anything. */
final class Parser {
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{([?/]?)(\\w+)}}");

    private final Matcher tags;
    private final String template;
    private final Set<String> known;
    private int at;

    private Parser(String template, Set<String> known) {
        this.template = template;
        this.known = known;
        this.tags = TAG.matcher(template);
    }

    /** @throws IllegalArgumentException for a name that is not declared, or a condition that does not end */
    static List<Part> parse(String template, Set<String> known) {
        return new Parser(template, known).parts(null);
    }

    private List<Part> parts(String until) {
        List<Part> parts = new ArrayList<>();
        while (tags.find(at)) {
            if (tags.start() > at) {
                parts.add(new Part.Text(template.substring(at, tags.start())));
            }
            at = tags.end();
            String fenced = tags.group(1);
            String name = fenced == null ? tags.group(3) : fenced;
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the template uses {{" + name + "}}, which it does not declare");
            }
            if (fenced != null) {
                parts.add(new Part.Fenced(name));
                continue;
            }
            switch (tags.group(2)) {
                case "" -> parts.add(new Part.Inline(name));
                case "?" -> parts.add(new Part.When(name, parts(name)));
                default -> {
                    if (!name.equals(until)) {
                        throw new IllegalArgumentException("{{/" + name + "}} ends nothing");
                    }
                    return List.copyOf(parts);
                }
            }
        }
        if (until != null) {
            throw new IllegalArgumentException("{{?" + until + "}} does not end");
        }
        if (at < template.length()) {
            parts.add(new Part.Text(template.substring(at)));
        }
        return List.copyOf(parts);
    }
}
