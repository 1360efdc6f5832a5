package com.aiponge.aicontent.template;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A published version of a template, parsed. Immutable. */
public final class Template {
    private final String id;
    private final int version;
    private final Map<String, Variable> variables;
    private final List<Part> system;
    private final List<Part> user;

    /** @throws IllegalArgumentException when a prompt is not well formed */
    Template(String id, int version, String systemPrompt, String userPrompt, List<Variable> variables) {
        this.id = id;
        this.version = version;
        this.variables = variables.stream().collect(Collectors.toUnmodifiableMap(Variable::name, Function.identity()));
        this.system = Parser.parse(systemPrompt, this.variables.keySet());
        this.user = Parser.parse(userPrompt, this.variables.keySet());
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** What goes to a model. */
    public record Filled(String system, String user) {
    }

    /**
     * Puts the values in. Null and blank ones count as absent; names the template does not know are left out.
     *
     * @throws IllegalArgumentException when a required value is missing; the message names it
     */
    public Filled fill(Map<String, String> values) {
        for (Variable variable : variables.values()) {
            if (variable.required() && value(variable.name(), values) == null) {
                throw new IllegalArgumentException("the template " + id + " needs " + variable.name());
            }
        }
        return new Filled(fill(system, values), fill(user, values));
    }

    private String fill(List<Part> parts, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> filled.append(text.text());
                case Part.Inline inline -> filled.append(put(inline.variable(), values, false));
                case Part.Fenced fenced -> filled.append(put(fenced.variable(), values, true));
                case Part.When when -> filled.append(value(when.variable(), values) == null ? "" : fill(when.parts(), values));
            }
        }
        return filled.toString();
    }

    private String put(String name, Map<String, String> values, boolean fenced) {
        String value = value(name, values);
        int most = variables.get(name).maxLength();
        if (value == null) {
            return "";
        }
        return fenced ? Harmless.fenced(name, value, most) : Harmless.inline(value, most);
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        return value == null || value.isBlank() ? variables.get(name).normal() : value;
    }
}
