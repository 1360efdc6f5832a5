package com.aiponge.gateway.openapi;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A JSON tree as YAML 1.2 in block style. Texts stay in double quotes, whose escapes JSON and YAML share. */
final class Yaml {
    private final StringBuilder out = new StringBuilder();

    private Yaml() {
    }

    static String of(JsonNode tree) {
        Yaml yaml = new Yaml();
        yaml.value(tree, 0);
        return yaml.out.toString();
    }

    /** Writes what stands after a key or a dash, with the line's end. */
    private void value(JsonNode node, int depth) {
        if (node.isObject() && !node.isEmpty()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                indent(depth).append(Json.text(member.getKey())).append(':');
                child(member.getValue(), depth);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            for (JsonNode item : node) {
                indent(depth).append('-');
                child(item, depth);
            }
        } else {
            out.append(Json.text(node)).append('\n');
        }
    }

    private void child(JsonNode node, int depth) {
        if (node.isContainerNode() && !node.isEmpty()) {
            out.append('\n');
            value(node, depth + 1);
        } else {
            out.append(' ');
            value(node, depth);
        }
    }

    private StringBuilder indent(int depth) {
        return out.append("  ".repeat(depth));
    }
}
