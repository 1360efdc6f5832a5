package com.aiponge.standalone.charts;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart as Helm renders it. */
record Chart(Map<String, JsonNode> objects) {
    static final String FOLDER = "charts/aiponge";
    private static final Path WORK = Path.of("target/helm").toAbsolutePath();

    /** The values files that are shipped, as they are used. */
    static List<String> variants() {
        return List.of("", "values-eks.yaml", "values-kind.yaml", "values-kind.yaml,values-minio.yaml");
    }

    /** With values such as {@code image.tag=x} over those of the files; what stands behind the sign is read as YAML. */
    static Chart rendered(String variant, String... values) {
        Chart chart = new Chart(new LinkedHashMap<>());
        for (JsonNode object : Yaml.documents(template(variant, values).worked().output())) {
            String key = object.path("kind").asText() + "/" + object.path("metadata").path("name").asText();
            if (chart.objects.put(key, object) != null) {
                throw new AssertionError(key + " is rendered twice");
            }
        }
        return chart;
    }

    /** Hooks are rendered as ordinary objects, since Helm's library leaves them out. */
    static Tool.Outcome template(String variant, String... values) {
        Tool.Outcome outcome = template(copied("hooks", text -> text.replace("helm.sh/hook", "held.sh/hook")), variant, values);
        return new Tool.Outcome(outcome.status(), outcome.output().replace("held.sh/hook", "helm.sh/hook"));
    }

    /** What Helm prints at the end, rendered as an object, since its library leaves that out too. */
    static String notes(String variant, String... values) {
        Path chart = copied("notes", UnaryOperator.identity());
        written(chart.resolve("templates/notes.yaml"), "kind: Notes\ntext: {{ include (print .Template.BasePath \"/NOTES.txt\") . | toJson }}\n");
        return Yaml.documents(template(chart, variant, values).worked().output()).stream()
                .filter(object -> object.path("kind").asText().equals("Notes")).findFirst().orElseThrow().path("text").asText();
    }

    private static Tool.Outcome template(Path chart, String variant, String... values) {
        List<Path> files = new ArrayList<>(files(variant));
        files.add(written(WORK.resolve("values.json"), Yaml.assigned(values).toString()));
        return Helm.template(chart, files);
    }

    /** Of a chart whose own values are those of the variant, since Helm's library takes no others here. */
    static Tool.Outcome lint(String variant, String... values) {
        Path chart = copied("lint", UnaryOperator.identity());
        JsonNode all = Yaml.file(FOLDER + "/values.yaml");
        for (Path file : files(variant)) {
            all = Yaml.merged(all, Yaml.file(file.toString()));
        }
        written(chart.resolve("values.yaml"), Yaml.merged(all, Yaml.assigned(values)).toString());
        return Helm.lint(chart);
    }

    private static List<Path> files(String variant) {
        return Arrays.stream(variant.split(",")).filter(file -> !file.isEmpty()).map(file -> Tool.ROOT.resolve(FOLDER).resolve(file)).toList();
    }

    private static Path copied(String name, UnaryOperator<String> change) {
        Path from = Tool.ROOT.resolve(FOLDER);
        Path to = WORK.resolve(name).resolve("aiponge");
        try (Stream<Path> former = Files.walk(Files.createDirectories(to)); Stream<Path> files = Files.walk(from)) {
            // A template that is gone would be rendered for ever.
            for (Path file : former.filter(one -> Files.isRegularFile(one) && !Files.exists(from.resolve(to.relativize(one)))).toList()) {
                Files.delete(file);
            }
            files.filter(Files::isRegularFile).forEach(file -> written(to.resolve(from.relativize(file)), change.apply(Yaml.text(file.toString()))));
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
