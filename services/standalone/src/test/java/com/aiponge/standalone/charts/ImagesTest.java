package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import com.aiponge.testkit.FakeHttpServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Dockerfile, and what it builds with. */
class ImagesTest {
    private static final List<String> DOCKERFILE = Yaml.text("compose/Dockerfile").lines().toList();

    private static Map<ServiceName, String[]> table() {
        Map<ServiceName, String[]> rows = new java.util.EnumMap<>(ServiceName.class);
        Yaml.text("compose/services").lines().filter(line -> !line.startsWith("#")).map(line -> line.trim().split("\\s+")).forEach(row -> {
            for (ServiceName service : ServiceName.values()) {
                if (Workloads.name(service).equals(row[0])) {
                    rows.put(service, row);
                }
            }
        });
        return rows;
    }

    @Test
    void areMadeOfTheEightServices() throws Exception {
        Map<ServiceName, String[]> rows = table();

        assertEquals(Set.of(ServiceName.values()), rows.keySet());
        for (Map.Entry<ServiceName, String[]> row : rows.entrySet()) {
            assertEquals(row.getKey().port(), Integer.parseInt(row.getValue()[1]));
            assertTrue(Files.exists(Tool.ROOT.resolve(row.getValue()[2]).resolve("pom.xml")), row.getValue()[2]);
            assertTrue(Modifier.isStatic(Class.forName(row.getValue()[3]).getMethod("main", String[].class).getModifiers()));
        }
    }

    /** A service that draws needs more of the JDK; one that does not should not carry it. */
    @Test
    void haveTheModulesThatTheSourcesUse() throws IOException {
        for (Map.Entry<ServiceName, String[]> row : table().entrySet()) {
            boolean draws;
            try (Stream<Path> sources = Files.walk(Tool.ROOT.resolve(row.getValue()[2]).resolve("src/main/java"))) {
                draws = sources.filter(file -> file.toString().endsWith(".java")).anyMatch(ImagesTest::imports);
            }
            assertEquals(draws, List.of(row.getValue()[4].split(",")).contains("java.desktop"), row.getKey().wireName());
        }
    }

    private static boolean imports(Path source) {
        try {
            return Files.readString(source).matches("(?s).*\\bimport (static )?(java\\.awt|javax\\.imageio|javax\\.sound|java\\.beans)\\..*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void endInAStageWithoutShellAsNobodyInParticular() {
        List<String> last = DOCKERFILE.subList(DOCKERFILE.lastIndexOf("FROM ${RUN_IMAGE}"), DOCKERFILE.size());

        assertTrue(last.contains("USER 10001:10001"));
        assertTrue(last.contains("ENTRYPOINT [\"/runtime/bin/java\", \"@/app/args\"]"));
        assertTrue(last.stream().anyMatch(line -> line.startsWith("HEALTHCHECK") && line.endsWith("CMD [\"/probe\"]")));
        assertTrue(last.contains("STOPSIGNAL SIGTERM"));
        assertFalse(last.stream().anyMatch(line -> line.startsWith("RUN")), "there is no shell to run anything");
        assertTrue(last.stream().anyMatch(line -> line.contains("org.opencontainers.image.revision")));
    }

    @Test
    void takeTheBaseImagesFromVariablesAndNothingFromTheNetworkByThemselves() {
        assertFalse(DOCKERFILE.getFirst().startsWith("# syntax="));
        for (String line : DOCKERFILE) {
            if (line.startsWith("FROM")) {
                assertTrue(line.matches("FROM (\\$\\{[A-Z_]+}|build)( AS [a-z]+)?"), line);
            }
            assertFalse(line.matches("(?i)(add|run) .*(https?://|curl |wget ).*"), line);
        }
    }

    @Test
    void holdNoSecret() {
        for (String line : DOCKERFILE) {
            assertFalse(line.matches("(ARG|ENV) .*(SECRET|KEY|PASSWORD|TOKEN|DATABASE_URL).*"), line);
        }
        assertTrue(Yaml.text(".dockerignore").lines().anyMatch("*"::equals), "only what is named gets into the build");
        assertFalse(Yaml.text(".dockerignore").contains("!data"));
    }

    @Test
    void copyOnlyWhatIsThere() {
        Set<String> sources = new HashSet<>();
        for (String line : DOCKERFILE) {
            if (line.startsWith("COPY ") && !line.contains("--from")) {
                String[] words = line.split(" ");
                sources.addAll(List.of(words).subList(1, words.length - 1));
            }
        }
        sources.forEach(source -> assertTrue(Files.exists(Tool.ROOT.resolve(source)), source));
    }

    /** The probe, built as the Dockerfile builds it. */
    @Test
    void tellHealthByTheProbe(@TempDir Path folder) {
        Tool.needs("gcc");
        Path probe = folder.resolve("probe");
        Tool.run(Map.of(), List.of("gcc", "-static", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-o", probe.toString(), "compose/probe.c")).worked();
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, exchange.getRequestURI().getPath().equals("/sick") ? 503 : 200, "{}"))) {
            int port = server.port();

            assertEquals(0, probe(probe, Map.of(), "http://127.0.0.1:" + port + "/ready"));
            assertEquals(0, probe(probe, Map.of("PORT", Integer.toString(port))));
            assertEquals(1, probe(probe, Map.of(), "http://127.0.0.1:" + port + "/sick"));
            assertEquals(1, probe(probe, Map.of(), "http://127.0.0.1:1/ready"));
            assertEquals(2, probe(probe, Map.of(), "http://localhost:" + port + "/ready"));
            assertEquals(2, probe(probe, Map.of(), "https://127.0.0.1:" + port + "/ready"));
            assertEquals(2, probe(probe, Map.of(), "http://127.0.0.1:" + port + "/a b"));
            assertEquals(2, probe(probe, Map.of("PORT", "80a")));
        }
    }

    private static int probe(Path probe, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(probe.toString()));
        command.addAll(List.of(arguments));
        return Tool.run(environment, command).status();
    }
}
