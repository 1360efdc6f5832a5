package com.aiponge.standalone.deploy;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The eight task definitions, as they lie in the repository and as the deployment fills them. */
final class TaskDefinitions {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Path FOLDER = Tool.ROOT.resolve("ecs/task-definitions");

    private TaskDefinitions() {
    }

    /** The name of the guide: {@code api-gateway} where the platform itself says {@code gateway}. */
    static String guideName(ServiceName service) {
        return service == ServiceName.GATEWAY ? "api-gateway" : service.wireName();
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Filled by deploy.sh itself. */
    static Map<ServiceName, JsonNode> filled(Path into, String... options) {
        List<String> command = new java.util.ArrayList<>(List.of("ecs/deploy.sh", "--version", "v1", "--env-file", "ecs/example.env", "--render", into.toString()));
        command.addAll(List.of(options));
        Tool.run(Map.of(), command).worked();
        Map<ServiceName, JsonNode> all = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            all.put(service, read(into.resolve(guideName(service) + ".json")));
        }
        return all;
    }

    /** The container of the service itself, whatever sidecars there are. */
    static JsonNode container(ServiceName service, JsonNode definition) {
        for (JsonNode container : definition.path("containerDefinitions")) {
            if (container.path("name").asText().equals(guideName(service))) {
                return container;
            }
        }
        throw new AssertionError("no container " + guideName(service));
    }

    /** Names and values, or names and where the values come from. */
    static Map<String, String> pairs(JsonNode list, String valueField) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list.forEach(pair -> {
            if (pairs.put(pair.path("name").asText(), pair.path(valueField).asText()) != null) {
                throw new AssertionError(pair.path("name").asText() + " stands there twice");
            }
        });
        return pairs;
    }
}
