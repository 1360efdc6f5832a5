package com.aiponge.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document: one operation for each row, complete, and every reference leads somewhere. */
final class OpenApiTest {
    private static final RouteTable TABLE = RouteTable.load();
    private static final JsonNode DOCUMENT = OpenApi.of(TABLE, "1.0.0");

    @Test
    void describesExactlyTheRowsOfTheTable() {
        int operations = 0;
        for (JsonNode path : DOCUMENT.path("paths")) {
            operations += path.size();
        }
        assertEquals(TABLE.routes().size(), operations);
    }

    @Test
    void everyOperationIsComplete() {
        Set<String> ids = new HashSet<>();
        for (Route route : TABLE.routes()) {
            JsonNode operation = operation(route);
            assertTrue(ids.add(operation.path("operationId").asText()), route.template());
            assertFalse(operation.path("summary").asText().isBlank());
            assertEquals(1, operation.path("tags").size());
            assertTrue(operation.has("security"));
            assertTrue(operation.path("responses").size() >= 3);
            for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
                assertTrue(response.getKey().matches("[1-5](\\d\\d|XX)"), response.getKey());
                assertTrue(response.getValue().has("$ref") || response.getValue().has("description"));
            }
            assertEquals(route.access().needsUser(), operation.path("responses").has("401") && route.access() != Access.OPS, route.template());
        }
    }

    @Test
    void everyPathParameterIsDeclaredOnce() {
        Pattern parameter = Pattern.compile("\\{([^}]+)}");
        for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
            Set<String> inPath = new HashSet<>();
            Matcher matcher = parameter.matcher(path.getKey());
            while (matcher.find()) {
                inPath.add(matcher.group(1));
            }
            for (JsonNode operation : path.getValue()) {
                Set<String> declared = new HashSet<>();
                operation.path("parameters").forEach(one -> {
                    if (one.path("in").asText().equals("path")) {
                        assertTrue(one.path("required").asBoolean());
                        assertTrue(declared.add(one.path("name").asText()));
                    }
                });
                assertEquals(inPath, declared, path.getKey());
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : DOCUMENT.findValues("$ref")) {
            assertTrue(reference.asText().startsWith("#/"));
            assertFalse(DOCUMENT.at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
    }

    @Test
    void securityNamesKnownSchemes() {
        for (Route route : TABLE.routes()) {
            operation(route).path("security").forEach(one -> one.fieldNames()
                    .forEachRemaining(name -> assertTrue(DOCUMENT.path("components").path("securitySchemes").has(name), name)));
        }
        assertEquals("[{\"accessToken\":[]}]", Json.text(DOCUMENT.at("/paths/~1api~1v1~1auth~1me/get/security")));
        assertEquals("[{},{\"accessToken\":[]}]", Json.text(DOCUMENT.at("/paths/~1api~1v1~1app~1library~1books/get/security")));
        assertEquals("[]", Json.text(DOCUMENT.at("/paths/~1health/get/security")));
    }

    @Test
    void writesYamlInBlockStyle() {
        JsonNode tree = Json.mapper().createObjectNode().put("a", "x: \"y\"\n").put("n", 1).set("list",
                Json.toTree(List.of(Map.of("b", true), List.of(), Map.of(), "s")));
        assertEquals("""
                "a": "x: \\"y\\"\\n"
                "n": 1
                "list":
                  -
                    "b": true
                  - []
                  - {}
                  - "s"
                """, Yaml.of(tree));
    }

    private static JsonNode operation(Route route) {
        JsonNode operation = DOCUMENT.path("paths").path(route.template().replace("*}", "}")).path(route.method().toLowerCase(Locale.ROOT));
        assertFalse(operation.isMissingNode(), route.template());
        return operation;
    }
}
