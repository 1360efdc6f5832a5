package com.aiponge.standalone.charts;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chart as Helm renders it. */
record Chart(Map<String, JsonNode> objects) {
    static final String FOLDER = "charts/aiponge";

    /** The values files that are shipped, as they are used. */
    static List<String> variants() {
        return List.of("", "values-eks.yaml", "values-kind.yaml", "values-kind.yaml,values-minio.yaml");
    }

    static Chart rendered(String variant, String... more) {
        Chart chart = new Chart(new LinkedHashMap<>());
        for (JsonNode object : Yaml.documents(template(variant, more).worked().output())) {
            String key = object.path("kind").asText() + "/" + object.path("metadata").path("name").asText();
            if (chart.objects.put(key, object) != null) {
                throw new AssertionError(key + " is rendered twice");
            }
        }
        return chart;
    }

    static Tool.Outcome template(String variant, String... more) {
        return helm("template", variant, List.of("p", FOLDER, "--kube-version", "1.31.0"), more);
    }

    static Tool.Outcome lint(String variant) {
        return helm("lint", variant, List.of("--strict", FOLDER));
    }

    private static Tool.Outcome helm(String verb, String variant, List<String> arguments, String... more) {
        Tool.needs("helm");
        List<String> command = new ArrayList<>(List.of("helm", verb));
        command.addAll(arguments);
        Arrays.stream(variant.split(",")).filter(file -> !file.isEmpty()).forEach(file -> command.addAll(List.of("-f", FOLDER + "/" + file)));
        command.addAll(List.of(more));
        return Tool.run(Map.of("HELM_CACHE_HOME", "/tmp", "HELM_CONFIG_HOME", "/tmp", "HELM_DATA_HOME", "/tmp"), command);
    }

    JsonNode object(String kind, String name) {
        JsonNode object = objects.get(kind + "/p-" + name);
        if (object == null) {
            throw new AssertionError("there is no " + kind + " p-" + name + " among " + objects.keySet());
        }
        return object;
    }

    List<JsonNode> all(String kind) {
        return objects.values().stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    }

    JsonNode pod(ServiceName service) {
        return object("Deployment", Workloads.name(service)).path("spec").path("template").path("spec");
    }

    JsonNode container(ServiceName service) {
        JsonNode containers = pod(service).path("containers");
        if (containers.size() != 1) {
            throw new AssertionError("one container, not " + containers.size());
        }
        return containers.get(0);
    }

    /** Every pod that the chart starts, by what makes it. */
    Map<String, JsonNode> pods() {
        Map<String, JsonNode> pods = new LinkedHashMap<>();
        objects.forEach((name, object) -> {
            switch (object.path("kind").asText()) {
                case "Deployment", "Job" -> pods.put(name, object.path("spec").path("template").path("spec"));
                case "Pod" -> pods.put(name, object.path("spec"));
                default -> { }
            }
        });
        return pods;
    }

    /** Name → value, or {@code secret KEY}. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode pair : container.path("env")) {
            JsonNode reference = pair.path("valueFrom").path("secretKeyRef");
            String value = reference.isObject() ? "secret " + reference.path("key").asText() : pair.path("value").textValue();
            if (environment.put(pair.path("name").asText(), value) != null) {
                throw new AssertionError(pair.path("name") + " is given twice");
            }
        }
        return environment;
    }
}
