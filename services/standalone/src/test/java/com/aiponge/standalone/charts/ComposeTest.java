package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Core;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class ComposeTest {
    /** With what compose-env writes. */
    private static final ComposeFile WRITTEN = ComposeFile.with(Map.of("DATABASE_PASSWORD", "p", "REDIS_PASSWORD", "p", "MINIO_ROOT_PASSWORD", "p",
            "JWT_SECRET", TestSecrets.JWT, "INTERNAL_SERVICE_SECRET", TestSecrets.INTERNAL, "ENTRY_ENCRYPTION_KEY", TestSecrets.ENTRY_KEY));
    private final JsonNode compose = Yaml.file("compose/compose.yaml");

    private JsonNode service(String name) {
        JsonNode service = compose.path("services").path(name);
        assertTrue(service.isObject(), name);
        return service;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String filled(String text) {
        return WRITTEN.filled(text);
    }

    @Test
    void hasNoTopLevelName() {
        assertFalse(compose.has("name") || compose.has("version"));
    }

    @Test
    void givesEachServiceWhatItReadsAndNothingElse() {
        List<String> problems = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            problems.addAll(Workloads.problems(service, names(service(Workloads.name(service)).path("environment"))));
        }

        assertEquals(List.of(), problems);
    }

    @Test
    void writesDownOnlyValuesThatTheSettingsTake() {
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> values = new HashMap<>();
            service(Workloads.name(service)).path("environment").properties().forEach(field -> values.put(field.getKey(), filled(field.getValue().textValue())));

            Workloads.check(values);
            assertEquals(Integer.toString(service.port()), values.get("PORT"));
            assertEquals("production", values.get("NODE_ENV"));
        }
    }

    @Test
    void takesEverySecretFromTheFileAndStopsWithoutIt() {
        String text = Yaml.text("compose/compose.yaml");
        for (String secret : List.of("DATABASE_PASSWORD", "REDIS_PASSWORD", "JWT_SECRET", "INTERNAL_SERVICE_SECRET", "ENTRY_ENCRYPTION_KEY", "MINIO_ROOT_PASSWORD")) {
            Matcher uses = ComposeFile.VARIABLE.matcher(text);
            int found = 0;
            while (uses.find()) {
                if (uses.group(1).equals(secret)) {
                    assertEquals(":?", uses.group(2), secret);
                    found++;
                }
            }
            assertTrue(found > 0, secret);
        }
        Matcher all = ComposeFile.VARIABLE.matcher(text);
        while (all.find()) {
            if (all.group(1).endsWith("PASSWORD") || all.group(1).endsWith("_KEY") || all.group(1).endsWith("_TOKEN")) {
                assertTrue(all.group(2).equals(":?") || all.group(3).isEmpty(), "a default for " + all.group(1));
            }
        }
    }

    @Test
    void waitsForWhatIsNeeded() {
        for (ServiceName service : ServiceName.values()) {
            JsonNode needs = service(Workloads.name(service)).path("depends_on");
            if (service == ServiceName.GATEWAY) {
                for (ServiceName other : ServiceName.values()) {
                    if (other != service) {
                        assertEquals("service_healthy", needs.path(other.wireName()).path("condition").asText());
                    }
                }
            } else {
                String task = "migrate-" + service.wireName().replace("-service", "");
                assertEquals("service_completed_successfully", needs.path(task).path("condition").asText());
                assertEquals("service_healthy", needs.path("redis").path("condition").asText());
                assertEquals("service_healthy", service(task).path("depends_on").path("postgres").path("condition").asText());
                assertEquals(service(service.wireName()).path("image"), service(task).path("image"));
                assertEquals(List.of("migrate"), Yaml.texts(service(task).path("command")));
                assertEquals(List.of(), Workloads.problems(service, names(service(task).path("environment"))));
            }
        }
    }

    @Test
    void givesEachServiceTheTimeItsStopMayTake() {
        int drain = Integer.parseInt(Core.DRAIN_SECONDS.normal());
        for (ServiceName service : ServiceName.values()) {
            assertTrue(Integer.parseInt(service(Workloads.name(service)).path("stop_grace_period").asText().replace("s", "")) > drain + LongestStop.seconds());
        }
    }

    @Test
    void keepsFilesInTheStoreWhoseBucketIsThereFirst() {
        JsonNode environment = service("storage-service").path("environment");

        assertEquals("s3", filled(environment.path("STORAGE_PROVIDER").asText()));
        assertEquals("http://minio:9000", filled(environment.path("S3_ENDPOINT").asText()));
        assertEquals("service_completed_successfully", service("storage-service").path("depends_on").path("bucket").path("condition").asText());
        assertEquals("service_healthy", service("bucket").path("depends_on").path("minio").path("condition").asText());
        assertEquals(filled(environment.path("S3_BUCKET_NAME").asText()), filled(service("bucket").path("environment").path("S3_BUCKET_NAME").asText()));
    }

    @Test
    void asksEachServiceWhetherItIsReadyWithTheProbe() {
        for (ServiceName service : ServiceName.values()) {
            assertEquals(List.of("CMD", "/probe", "http://127.0.0.1:" + service.port() + "/ready"),
                    Yaml.texts(service(Workloads.name(service)).path("healthcheck").path("test")));
            JsonNode arguments = service(Workloads.name(service)).path("build").path("args");
            assertEquals(Workloads.name(service), arguments.path("SERVICE").asText());
            assertEquals(Integer.toString(service.port()), arguments.path("SERVICE_PORT").asText());
        }
    }

    @Test
    void runsServicesWithoutRightsOnAReadOnlyRoot() {
        List<String> all = new ArrayList<>(Workloads.names());
        names(compose.path("services")).stream().filter(name -> name.startsWith("migrate-")).forEach(all::add);
        assertEquals(15, all.size());
        for (String name : all) {
            assertTrue(service(name).path("read_only").asBoolean(), name);
            assertEquals("10001:10001", service(name).path("user").asText(), name);
            assertEquals(List.of("ALL"), Yaml.texts(service(name).path("cap_drop")), name);
            assertEquals(List.of("no-new-privileges:true"), Yaml.texts(service(name).path("security_opt")), name);
            assertTrue(service(name).path("tmpfs").get(0).asText().startsWith("/tmp:"), name);
            boolean works = Set.of("storage-service", "ai-config-service").contains(name);
            assertEquals(works ? "1g" : "512m", service(name).path("mem_limit").asText(), name);
        }
    }

    @Test
    void opensTheGatewayToThisMachineOnly() {
        for (String name : names(compose.path("services"))) {
            for (String port : Yaml.texts(service(name).path("ports"))) {
                assertTrue(Set.of("api-gateway", "grafana").contains(name), name);
                assertTrue(filled(port).startsWith("127.0.0.1:"), port);
            }
        }
    }

    @Test
    void pinsTheStoreAndLetsEveryImageBeReplaced() {
        assertEquals("quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z", filled(service("minio").path("image").asText()));
        for (String name : names(compose.path("services"))) {
            String image = service(name).path("image").asText();
            assertTrue(image.startsWith("${"), name);
            assertFalse(filled(image).endsWith(":latest") || !filled(image).contains(":"), name);
        }
    }

    @Test
    void startsTheExtrasOnlyWhenAsked() {
        for (String name : List.of("prometheus", "grafana")) {
            assertEquals(List.of("observe"), Yaml.texts(service(name).path("profiles")));
        }
        names(compose.path("services")).stream().filter(name -> !Set.of("prometheus", "grafana").contains(name))
                .forEach(name -> assertFalse(service(name).has("profiles"), name));
    }

    @Test
    void hasPrometheusScrapeEveryService() {
        Set<String> targets = new TreeSet<>(Yaml.texts(Yaml.file("compose/prometheus/prometheus.yml").path("scrape_configs").get(0).path("static_configs").get(0).path("targets")));
        Set<String> expected = new TreeSet<>();
        for (ServiceName service : ServiceName.values()) {
            expected.add(Workloads.name(service) + ":" + service.port());
        }

        assertEquals(expected, targets);
    }

    @Test
    void mountsOnlyWhatIsInTheRepository() {
        for (String name : names(compose.path("services"))) {
            for (String volume : Yaml.texts(service(name).path("volumes"))) {
                String source = volume.split(":")[0];
                if (source.startsWith("./")) {
                    assertTrue(java.nio.file.Files.isDirectory(com.aiponge.standalone.deploy.Tool.ROOT.resolve("compose").resolve(source)), source);
                    assertTrue(volume.endsWith(":ro"), volume);
                } else {
                    assertTrue(compose.path("volumes").has(source), source);
                }
            }
        }
    }
}
