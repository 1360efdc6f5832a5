package com.aiponge.gateway.openapi;

import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.LimitClass;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One row of the table as an operation. */
final class Operation {
    private final Route route;
    private final ObjectNode node = Json.mapper().createObjectNode();

    private Operation(Route route) {
        this.route = route;
    }

    static ObjectNode of(Route route) {
        Operation operation = new Operation(route);
        operation.describe();
        operation.parameters();
        operation.body();
        operation.security();
        operation.responses();
        return operation.node;
    }

    private void describe() {
        node.put("operationId", id()).put("summary", route.summary());
        node.putArray("tags").add(tag());
        if (route.limit() != LimitClass.NONE) {
            node.put("description", "Rate limit " + route.limit().wireName() + ": " + route.limit().normal().requests() + " in "
                    + route.limit().normal().window().toSeconds() + " s.");
        }
    }

    private void parameters() {
        ArrayNode parameters = Json.mapper().createArrayNode();
        for (String segment : route.template().split("/")) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1).replace("*", "");
                ObjectNode schema = parameters.addObject().put("name", name).put("in", "path").put("required", true).putObject("schema").put("type", "string");
                if (name.equals("id") || name.endsWith("Id")) {
                    schema.put("format", "uuid");
                }
            }
        }
        if (route.is(Trait.PAGE)) {
            reference(parameters, "limit", "offset", "cursor");
        }
        if (route.is(Trait.TICKET)) {
            reference(parameters, "ticket", "lastEventId", "types");
        }
        if (route.takesIdempotencyKey()) {
            reference(parameters, "idempotencyKey");
        }
        if (route.isApi()) {
            reference(parameters, "contractVersion");
        }
        if (!parameters.isEmpty()) {
            node.set("parameters", parameters);
        }
    }

    private void body() {
        if (route.method().equals("POST") && !route.is(Trait.NO_KEY)) {
            ObjectNode body = node.putObject("requestBody");
            ObjectNode content = body.put("required", false).putObject("content");
            content.putObject("application/json").putObject("schema").put("type", "object");
            if (route.is(Trait.UPLOAD)) {
                ObjectNode form = content.putObject("multipart/form-data").putObject("schema").put("type", "object");
                form.putObject("properties").putObject("file").put("type", "string").put("contentMediaType", "application/octet-stream");
                form.putArray("required").add("file");
            }
        }
    }

    private void security() {
        ArrayNode security = node.putArray("security");
        if (route.access() == Access.OPS) {
            security.addObject().putArray("operatorToken");
        } else if (route.access().needsUser()) {
            security.addObject().putArray("accessToken");
        } else if (!route.is(Trait.NAMELESS)) {
            security.addObject();
            security.addObject().putArray("accessToken");
        }
    }

    private void responses() {
        ObjectNode responses = node.putObject("responses");
        ObjectNode success = responses.putObject(successCode());
        success.put("description", route.summary());
        String type = contentType();
        if (type != null && !route.method().equals("HEAD")) {
            ObjectNode schema = success.putObject("content").putObject(type).putObject("schema");
            if (type.equals("application/json") && route.isApi()) {
                schema.put("$ref", "#/components/schemas/Success");
            } else if (type.equals("application/json")) {
                schema.put("type", "object");
            } else {
                schema.put("type", "string");
            }
        }
        if (route.is(Trait.STREAM) && !route.isApi()) {
            for (String status : new String[] {"206", "302", "304"}) {
                responses.putObject(status).put("description", "A part, another place, or nothing new");
            }
        }
        if (route.access().needsUser() || route.access() == Access.OPS) {
            responses.putObject("401").put("$ref", "#/components/responses/Unauthorized");
        }
        if (route.limit() != LimitClass.NONE) {
            responses.putObject("429").put("$ref", "#/components/responses/TooMany");
        }
        responses.putObject("4XX").put("$ref", "#/components/responses/Failure");
        responses.putObject("5XX").put("$ref", "#/components/responses/Failure");
    }

    private String successCode() {
        if (route.template().equals("/api/v1/ws")) {
            return "101";
        }
        return route.is(Trait.CREATED) ? "201" : route.is(Trait.ACCEPTED) ? "202" : "200";
    }

    private String contentType() {
        return switch (route.template()) {
            case "/metrics" -> "text/plain";
            case "/docs", "/docs/{file*}" -> "text/html";
            case "/openapi.yaml" -> "application/yaml";
            case "/api/v1/events" -> "text/event-stream";
            case "/api/v1/ws" -> null;
            default -> route.is(Trait.STREAM) ? "application/octet-stream" : "application/json";
        };
    }

    private String tag() {
        String[] segments = route.template().split("/");
        return route.isApi() ? segments[3].equals("app") ? segments[4] : segments[3] : segments[1].equals("uploads") ? "uploads" : "operations";
    }

    private String id() {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String word : route.template().replace("/api/v1", "").split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static void reference(ArrayNode parameters, String... names) {
        for (String name : names) {
            parameters.addObject().put("$ref", "#/components/parameters/" + name);
        }
    }
}
