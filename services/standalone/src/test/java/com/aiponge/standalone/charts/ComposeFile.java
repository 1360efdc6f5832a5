package com.aiponge.standalone.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code compose.yaml} as Compose reads it with the variables of an {@code .env}. */
public record ComposeFile(JsonNode services, Map<String, String> variables) {
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?:(:?[-?])([^}]*))?}");

    public static ComposeFile with(Map<String, String> variables) {
        return new ComposeFile(Yaml.file("compose/compose.yaml").path("services"), variables);
    }

    /** Of a container: blank where nothing sets a variable that may be absent. */
    public Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        services.path(service).path("environment").properties().forEach(pair -> environment.put(pair.getKey(), filled(pair.getValue().asText())));
        return environment;
    }

    /** Whom a service waits for, and for what. */
    public Map<String, String> waitsFor(String service) {
        Map<String, String> conditions = new LinkedHashMap<>();
        services.path(service).path("depends_on").properties().forEach(pair -> conditions.put(pair.getKey(), pair.getValue().path("condition").asText()));
        return conditions;
    }

    String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult found) {
        String value = variables.get(found.group(1));
        String how = found.group(2) == null ? "-" : found.group(2);
        if (value != null && !(value.isEmpty() && how.startsWith(":"))) {
            return value;
        }
        if (how.endsWith("?")) {
            throw new AssertionError("Compose would stop: " + found.group());
        }
        return found.group(3) == null ? "" : found.group(3);
    }
}
