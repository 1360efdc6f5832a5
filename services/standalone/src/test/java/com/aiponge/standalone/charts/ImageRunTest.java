package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.harness.TestSecrets;
import com.aiponge.standalone.deploy.Tool;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TestDatabase;
import com.aiponge.testkit.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of the Dockerfile, built and run as the deployments run it. {@code BUILD_IMAGE} and its siblings name other base images. */
class ImageRunTest {
    private static final String IMAGE = "aiponge-user-service:test";
    private static final String CONTAINER = "aiponge-image-test-" + ProcessHandle.current().pid();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static TestDatabase database;
    private static Path environment;
    private static int port;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        Tool.needsDockerWith(BaseImages.ofTheDockerfile().values());
        build(IMAGE);

        database = TestDatabase.create();
        port = Ports.free();
        Map<String, String> settings = new TreeMap<>(TestSecrets.environment());
        settings.putAll(Map.of("NODE_ENV", "production", "PORT", Integer.toString(port), "DATABASE_URL", database.url(), "REDIS_URL", TestRedis.freshUrl(),
                "AIPONGE_MIGRATE_ON_START", "false", "AIPONGE_DRAIN_SECONDS", "3", "DATABASE_POOL_MAX", "8"));
        environment = Files.writeString(folder.resolve("environment"),
                settings.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue() + "\n").collect(Collectors.joining()));
        docker(run("--rm"), "migrate").worked();
    }

    private static void build(String image, String... more) {
        List<String> command = new ArrayList<>(List.of("docker", "build", "-q", "-f", "compose/Dockerfile", "-t", image, "--build-arg", "SERVICE=user-service",
                "--build-arg", "SERVICE_PORT=3003", "--build-arg", "MAVEN_ARGUMENTS=" + System.getenv().getOrDefault("MAVEN_ARGUMENTS", "")));
        BaseImages.ofTheDockerfile().forEach((name, base) -> command.addAll(List.of("--build-arg", name + "=" + base)));
        command.addAll(List.of(more));
        command.add(".");
        Tool.run(Map.of("DOCKER_BUILDKIT", "1"), command).worked();
    }

    @AfterEach
    void remove() {
        docker(List.of("rm", "-f", CONTAINER));
    }

    @AfterAll
    static void forget() {
        if (database != null) {
            docker(List.of("image", "rm", "-f", IMAGE, IMAGE + "-once", IMAGE + "-twice"));
        }
    }

    private static Tool.Outcome docker(List<String> command, String... more) {
        List<String> all = new ArrayList<>(List.of("docker"));
        all.addAll(command);
        all.addAll(Arrays.asList(more));
        return Tool.run(Map.of(), all);
    }

    /** With less than any of the deployments gives. */
    private static List<String> run(String how) {
        return List.of("run", how, "--name", CONTAINER, "--network", "host", "--read-only", "--tmpfs", "/tmp:size=64m,mode=1777", "--memory", "512m", "--cap-drop", "ALL",
                "--security-opt", "no-new-privileges", "--env-file", environment.toString(), IMAGE);
    }

    private static String inspected(String what) {
        return docker(List.of("inspect", "--format", what, CONTAINER)).worked().output().strip();
    }

    private static int status(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void serve() {
        docker(run("-d")).worked();
        Eventually.until("the container is ready", Duration.ofSeconds(60), () -> status("/ready") == 200);
    }

    @Test
    void isHealthyAsNobodyInParticularOnARootThatItCannotWrite() {
        serve();

        Eventually.until("Docker finds it healthy", Duration.ofSeconds(60), () -> inspected("{{.State.Health.Status}}").equals("healthy"));
        assertEquals("10001", docker(List.of("top", CONTAINER, "-o", "uid,pid")).worked().output().lines().skip(1).findFirst().orElseThrow().strip().split("\\s+")[0]);
        assertEquals("", docker(List.of("diff", CONTAINER)).worked().output(), "what was written outside of /tmp");
        assertEquals("false", inspected("{{.State.OOMKilled}}"));
        assertNotEquals(0, docker(List.of("exec", CONTAINER, "/bin/sh", "-c", "true")).status(), "there is a shell");
    }

    @Test
    void drainsAndEndsWhenItIsAskedTo() {
        serve();

        docker(List.of("kill", "--signal", "TERM", CONTAINER)).worked();

        Eventually.until("it takes no more work", () -> status("/ready") == 503);
        assertEquals(200, status("/live"), "and goes on with what it has");
        assertEquals("143", docker(List.of("wait", CONTAINER)).worked().output().strip());
    }

    @Test
    void migratesAgainWithoutHarmAndRefusesOtherWords() {
        docker(run("--rm"), "migrate").worked();

        assertEquals(2, docker(run("--rm"), "migrat").status());
    }

    @Test
    void isTheSameBytesWhenItIsBuiltTwiceWithoutTheCacheOfClasses() {
        build(IMAGE + "-once", "--build-arg", "AOT=no");
        build(IMAGE + "-twice", "--build-arg", "AOT=no", "--no-cache");

        assertEquals(layers(IMAGE + "-once"), layers(IMAGE + "-twice"));
    }

    private static String layers(String image) {
        return docker(List.of("image", "inspect", "--format", "{{json .RootFS.Layers}}", image)).worked().output();
    }

    @Test
    void isNoLargerThan90MegabytesOnItsWay() {
        Tool.Outcome size = Tool.run(Map.of(), List.of("sh", "-c", "docker save " + IMAGE + " | gzip -6 | wc -c")).worked();

        assertTrue(Long.parseLong(size.output().strip()) < 90_000_000, size.output());
    }

    @Test
    void saysWhatItIs() {
        String labels = docker(List.of("image", "inspect", "--format", "{{json .Config.Labels}}", IMAGE)).worked().output();

        assertTrue(labels.contains("\"com.aiponge.service\":\"user-service\"") && labels.contains("\"com.aiponge.port\":\"3003\""), labels);
    }
}
