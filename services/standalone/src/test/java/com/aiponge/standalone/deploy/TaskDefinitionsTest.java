package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.standalone.charts.LongestStop;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What neither the service model of AWS nor a linter knows: our ports, our settings, our secrets, the bounds of Fargate. */
class TaskDefinitionsTest {
    @TempDir
    private static Path folder;
    private static Map<ServiceName, JsonNode> definitions;
    private static final String KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

    @BeforeAll
    static void fill() {
        definitions = TaskDefinitions.filled(folder);
    }

    private static void each(BiConsumer<ServiceName, JsonNode> check) {
        assertAll(definitions.entrySet().stream().map(entry -> () -> check.accept(entry.getKey(), entry.getValue())));
    }

    private static void eachContainer(BiConsumer<ServiceName, JsonNode> check) {
        each((service, definition) -> check.accept(service, TaskDefinitions.container(service, definition)));
    }

    private static Setting<?> setting(String name) {
        return Settings.catalogue().stream().filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no setting of the platform"));
    }

    private static boolean reads(ServiceName service, Setting<?> setting) {
        return setting.usedBy().equals("all") || setting.needed() || List.of(setting.usedBy().split(", ")).contains(service.wireName());
    }

    @Test
    void thereIsOneForEveryServiceAndNoOther() throws Exception {
        try (Stream<Path> files = Files.list(TaskDefinitions.FOLDER)) {
            assertEquals(Stream.of(ServiceName.values()).map(service -> TaskDefinitions.guideName(service) + ".json").collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void bearTheNamesOfTheGuide() {
        each((service, definition) -> assertEquals("aiponge-" + TaskDefinitions.guideName(service), definition.path("family").asText()));
        eachContainer((service, container) -> {
            JsonNode log = container.path("logConfiguration").path("options");
            assertEquals("/ecs/aiponge-" + TaskDefinitions.guideName(service), log.path("awslogs-group").asText());
            assertEquals("ecs", log.path("awslogs-stream-prefix").asText());
        });
    }

    @Test
    void listenWhereTheServicesListen() {
        eachContainer((service, container) -> {
            JsonNode mapping = container.path("portMappings").path(0);
            assertEquals(service.port(), mapping.path("containerPort").asInt());
            // Service Connect gives this name an address; in production peers call it by the wire name.
            assertEquals(service.wireName(), mapping.path("name").asText());
            // HTTP-aware proxying would rewrite signed headers and end streams after 15 s.
            assertFalse(mapping.has("appProtocol"));
            assertEquals(Integer.toString(service.port()), TaskDefinitions.pairs(container.path("environment"), "value").get("PORT"));
        });
    }

    @Test
    void cpuAndMemoryAreAPairThatFargateHas() {
        Map<Integer, int[]> memory = Map.of(256, new int[] {512, 2048, 0}, 512, new int[] {1024, 4096, 1024}, 1024, new int[] {2048, 8192, 1024},
                2048, new int[] {4096, 16384, 1024}, 4096, new int[] {8192, 30720, 1024});
        each((service, definition) -> {
            int cpu = definition.path("cpu").asInt();
            int mib = definition.path("memory").asInt();
            int[] bounds = memory.get(cpu);
            assertTrue(bounds != null && mib >= bounds[0] && mib <= bounds[1], cpu + "/" + mib);
            assertTrue(bounds[2] == 0 ? Set.of(512, 1024, 2048).contains(mib) : mib % bounds[2] == 0, cpu + "/" + mib);
        });
    }

    @Test
    void askTheProbeWithinTheBoundsOfEcs() {
        eachContainer((service, container) -> {
            JsonNode check = container.path("healthCheck");
            assertEquals("[\"CMD\",\"/probe\",\"http://127.0.0.1:" + service.port() + "/live\"]", check.path("command").toString());
            assertTrue(check.path("interval").asInt() >= 5 && check.path("interval").asInt() <= 300);
            assertTrue(check.path("timeout").asInt() >= 2 && check.path("timeout").asInt() <= 60 && check.path("timeout").asInt() < check.path("interval").asInt());
            assertTrue(check.path("retries").asInt() >= 1 && check.path("retries").asInt() <= 10);
            assertTrue(check.path("startPeriod").asInt() >= 0 && check.path("startPeriod").asInt() <= 300);
        });
    }

    @Test
    void leaveTimeToDrainAndToFinish() {
        eachContainer((service, container) -> {
            int drain = Integer.parseInt(TaskDefinitions.pairs(container.path("environment"), "value").get(Core.DRAIN_SECONDS.name()));
            int stop = container.path("stopTimeout").asInt();
            assertTrue(stop > drain + LongestStop.seconds() && stop <= 120, "drain " + drain + ", stop " + stop);
        });
    }

    @Test
    void runAsNobodySpecialOnARootThatCannotBeWritten() {
        eachContainer((service, container) -> {
            assertTrue(container.path("readonlyRootFilesystem").asBoolean());
            assertFalse(container.path("privileged").asBoolean());
            assertTrue(container.path("user").asText().matches("[1-9]\\d{3,}:[1-9]\\d{3,}"));
            assertEquals("[\"ALL\"]", container.path("linuxParameters").path("capabilities").path("drop").toString());
            assertEquals("/tmp", container.path("mountPoints").path(0).path("containerPath").asText());
        });
        each((service, definition) -> assertEquals("tmp", definition.path("volumes").path(0).path("name").asText()));
    }

    @Test
    void giveOnlyWhatTheServiceReads() {
        eachContainer((service, container) -> {
            Map<String, String> all = new TreeMap<>(TaskDefinitions.pairs(container.path("environment"), "value"));
            all.putAll(TaskDefinitions.pairs(container.path("secrets"), "valueFrom"));
            all.keySet().forEach(name -> assertTrue(reads(service, setting(name)), service + " does not read " + name));
        });
    }

    @Test
    void giveEverySecretThatTheServiceReadsAndNoneInClear() {
        eachContainer((service, container) -> {
            Set<String> secrets = TaskDefinitions.pairs(container.path("secrets"), "valueFrom").keySet();
            TaskDefinitions.pairs(container.path("environment"), "value").keySet()
                    .forEach(name -> assertFalse(setting(name).secret(), name + " is a secret"));
            // Own databases fall back to DATABASE_URL, and the role of the task stands in for access keys.
            Settings.catalogue().stream().filter(one -> one.secret() && reads(service, one))
                    .map(Setting::name).filter(name -> !name.endsWith("_DATABASE_URL") && !name.startsWith("AWS_"))
                    .forEach(name -> assertTrue(secrets.contains(name), service + " gets no " + name));
        });
    }

    @Test
    void nameOnlySecretsThatTheScriptMakes() throws Exception {
        String script = Files.readString(Tool.ROOT.resolve("ecs/secrets.sh"));
        eachContainer((service, container) -> TaskDefinitions.pairs(container.path("secrets"), "valueFrom").forEach((name, from) -> {
            String[] parts = from.replaceFirst(".*:secret:aiponge/", "").split(":");
            assertTrue(script.matches("(?s).*for name in [^;]*\\b" + parts[0] + "\\b[^;]*; do.*"), from);
            if (parts.length > 1) {
                assertEquals(name, parts[1]);
                assertTrue(script.matches("(?s).*KEYS=\\([^)]*\\b" + name + "\\b.*"), name);
            }
        }));
    }

    @Test
    void makeAnEnvironmentThatTheServiceAcceptsInProduction() {
        eachContainer((service, container) -> {
            Map<String, String> environment = new TreeMap<>(TaskDefinitions.pairs(container.path("environment"), "value"));
            TaskDefinitions.pairs(container.path("secrets"), "valueFrom").keySet().forEach(name -> environment.put(name, " ")); // as secrets.sh makes them
            environment.putAll(Map.of("DATABASE_URL", "postgresql://u:p@h:5432/aiponge?sslmode=require", "REDIS_URL", "rediss://:p@h:6379",
                    "JWT_SECRET", KEY, "INTERNAL_SERVICE_SECRET", KEY, "ENTRY_ENCRYPTION_KEY", KEY));

            Settings settings = Settings.of(environment);

            assertTrue(settings.isProduction());
            assertEquals(List.of(), settings.get(Core.ENTRY_KEYS_RETIRED));
            assertFalse(settings.get(Core.MIGRATE), "the deployment migrates, once");
            assertTrue(settings.get(Core.DATABASE_PROXY));
        });
    }

    /** A gateway holds two sockets for every stream; 1,024 files are what a container has otherwise. */
    @Test
    void mayOpenEnoughFilesAndNameWhatTheyRun() {
        eachContainer((service, container) -> {
            assertEquals("[{\"name\":\"nofile\",\"softLimit\":65536,\"hardLimit\":65536}]", container.path("ulimits").toString());
            assertTrue(container.path("image").asText().endsWith("/aiponge-" + TaskDefinitions.guideName(service) + ":v1"));
        });
        String sidecar = TaskDefinitions.read(Tool.ROOT.resolve("ecs/otel-sidecar.json")).path("image").asText();
        assertTrue(sidecar.matches(".+:v\\d[^:]*"), sidecar);
        assertEquals(2, Tool.run(Map.of(), List.of("ecs/deploy.sh", "--version", "", "--render", folder.toString())).status());
        assertEquals(1, Tool.run(Map.of(), List.of("ecs/deploy.sh", "--version", "latest", "--render", folder.toString())).status());
    }

    @Test
    void onlyStorageMayReachTheBucket() {
        each((service, definition) -> assertEquals(service == ServiceName.STORAGE, definition.path("taskRoleArn").asText().endsWith("/aiponge-storage-task-role")));
    }

    @Test
    void takeTheTelemetrySidecarBesideTheService(@TempDir Path other) {
        TaskDefinitions.filled(other, "--otel").forEach((service, definition) -> {
            assertEquals(2, definition.path("containerDefinitions").size());
            JsonNode sidecar = definition.path("containerDefinitions").path(0);
            assertFalse(sidecar.path("essential").asBoolean(true), "telemetry that fails must not end the service");
            int limits = sidecar.path("memory").asInt() + TaskDefinitions.container(service, definition).path("memory").asInt();
            assertTrue(limits + 32 <= definition.path("memory").asInt(), "the proxy of Service Connect lives in the same task: " + limits);
            assertTrue(sidecar.path("environment").path(0).path("value").asText().contains("\"127.0.0.1:" + service.port() + "\""));
            assertEquals(TaskDefinitions.guideName(service), TaskDefinitions.container(service, definition).path("name").asText());
        });
    }
}
