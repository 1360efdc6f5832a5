package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.charts.BaseImages;
import com.aiponge.standalone.deploy.Tool;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** compose.yaml with Docker: eight images built and brought up. {@code POSTGRES_IMAGE} and its siblings name other images to stand on. */
class ComposeRunTest {
    private static final String PROJECT = "aiponge-test-" + ProcessHandle.current().pid();
    /** What a process may hold of the 384 MB that a task gives it. */
    private static final int MOST_RESIDENT_KB = 200 * 1024;
    private static Path settings;
    private static int port;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        Map<String, String> images = new TreeMap<>(BaseImages.ofTheDockerfile());
        images.putAll(BaseImages.ofCompose());
        Tool.needsComposeWith(images.values());
        port = Ports.free();
        Map<String, String> more = new TreeMap<>(images);
        more.putAll(Map.of("GATEWAY_ADDRESS", "127.0.0.1:" + port, "PLATFORM_SUBNET", "172.30.98.0/24", "VERSION", PROJECT, "AOT", "no"));
        settings = Files.writeString(folder.resolve("env"),
                ComposeEnv.text() + more.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue() + "\n").collect(Collectors.joining()));
        compose("build", "--quiet").worked();
    }

    @BeforeEach
    void up() {
        Tool.Outcome outcome = compose("up", "--detach", "--wait", "--wait-timeout", "300");
        assertEquals(0, outcome.status(), () -> outcome.output() + compose("logs", "--tail", "20").output());
    }

    @AfterAll
    static void forget() {
        if (settings != null) {
            compose("down", "--volumes", "--timeout", "5");
            List<String> images = new ArrayList<>(List.of("docker", "image", "rm", "--force"));
            services().forEach(service -> images.add("aiponge-" + service + ":" + PROJECT));
            Tool.run(Map.of(), images);
        }
    }

    private static Tool.Outcome compose(String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--env-file", settings.toString(), "--file", "compose/compose.yaml", "--project-name", PROJECT));
        command.addAll(List.of(words));
        return Tool.run(Map.of("DOCKER_BUILDKIT", "1"), command);
    }

    private static List<String> services() {
        return Stream.of(ServiceName.values()).map(ComposeStand::container).toList();
    }

    private static String container(String service) {
        return compose("ps", "--all", "--quiet", service).worked().output().strip();
    }

    private static String docker(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return Tool.run(Map.of(), command).worked().output().strip();
    }

    @Test
    void makesASongThatPlaysWithinTheMemoryThatATaskHas() {
        PlayedSong.on(ApiClient.at(port));

        Map<String, Integer> resident = new TreeMap<>();
        for (String service : services()) {
            String container = container(service);
            resident.put(service, Integer.parseInt(docker("top", container, "-o", "pid,rss").lines().skip(1).findFirst().orElseThrow().strip().split("\\s+")[1]));
            assertEquals("", docker("diff", container), service + " wrote outside of /tmp and /data");
        }
        System.out.println("resident after a song, KB: " + resident);
        resident.keySet().removeAll(List.of("ai-config-service", "storage-service")); // tasks of 1 GB: they compose songs and open pictures
        assertTrue(resident.values().stream().allMatch(size -> size <= MOST_RESIDENT_KB), resident.toString());
    }

    @Test
    void endsEveryServiceBySigtermBeforeItIsKilled() {
        Map<String, String> containers = new TreeMap<>();
        services().forEach(service -> containers.put(service, container(service)));

        compose("stop").worked();

        containers.forEach((service, container) -> assertEquals("143 false", docker("inspect", "--format", "{{.State.ExitCode}} {{.State.OOMKilled}}", container), service));
    }
}
