package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same images with the same settings on both of AWS's platforms. */
class ChartLikeEcsTest {
    /** A pod that goes is known to the balancer later than a task that goes. */
    private static final String LONGER_HERE = "AIPONGE_DRAIN_SECONDS";

    private static JsonNode container(ServiceName service) {
        for (JsonNode container : Yaml.file("ecs/task-definitions/" + Workloads.name(service) + ".json").path("containerDefinitions")) {
            if (container.path("name").asText().equals(Workloads.name(service))) {
                return container;
            }
        }
        throw new AssertionError(service + " has no task definition");
    }

    /** As {@code deploy.sh} fills them from the example. */
    private static Map<String, String> settings(ServiceName service) throws Exception {
        Properties example = new Properties();
        example.load(new StringReader(Yaml.text("ecs/example.env")));
        Map<String, String> settings = new TreeMap<>();
        for (JsonNode pair : container(service).path("environment")) {
            String value = pair.path("value").asText();
            settings.put(pair.path("name").asText(), value.startsWith("${") ? example.getProperty(value.substring(2, value.length() - 1)) : value);
        }
        return settings;
    }

    @Test
    void givesEachServiceTheSettingsOfItsTask() throws Exception {
        Chart chart = Chart.rendered("values-eks.yaml");
        List<String> differences = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> here = Chart.environment(chart.container(service));
            settings(service).forEach((name, value) -> {
                // What is empty or false there is what counts where it is absent.
                boolean absent = !here.containsKey(name) && (value.isEmpty() || value.equals("false"));
                if (!absent && !name.equals(LONGER_HERE) && !value.equals(here.get(name))) {
                    differences.add(Workloads.name(service) + " " + name + ": " + value + " there, " + here.get(name) + " here");
                }
            });
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void takesEachSecretFromTheSameNameInSecretsManager() {
        Chart chart = Chart.rendered("values-eks.yaml");
        Map<String, String> stored = new TreeMap<>();
        for (JsonNode datum : chart.all("ExternalSecret").getFirst().path("spec").path("data")) {
            JsonNode remote = datum.path("remoteRef");
            stored.put(datum.path("secretKey").asText(), remote.path("key").asText() + (remote.has("property") ? ":" + remote.path("property").asText() : ""));
        }
        List<String> differences = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> here = Chart.environment(chart.container(service));
            for (JsonNode pair : container(service).path("secrets")) {
                String name = pair.path("name").asText();
                String there = pair.path("valueFrom").asText().replaceFirst(".*:secret:", "").replaceFirst("::$", "");
                if (!("secret " + name).equals(here.get(name)) || !there.equals(stored.get(name))) {
                    differences.add(Workloads.name(service) + " " + name + ": " + there + " there, " + stored.get(name) + " and " + here.get(name) + " here");
                }
            }
        }
        assertEquals(List.of(), differences);
    }
}
