package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One service as its own process: what stops its start, and how it ends. */
class ServiceLifeTest {
    /** What a shell gets to see of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;
    @TempDir
    private Path folder;

    private Process run(ServiceName service, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "run", service.wireName());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(environment);
        return builder.redirectInput(new File("/dev/null")).redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void saysEverythingThatStopsItsStartInOneMessage(ServiceName service) throws Exception {
        Process process = run(service, Map.of("PORT", "many", "LOG_LEVEL", "loud", "AIPONGE_PORT_OFSET", "1", "REDIS_URL", "somewhere", "INTERNAL_SERVICE_SECRET", "hunter2",
                "USER_SERVICE_URL", "user-service"));

        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        List<String> lines = text("err").strip().lines().toList();
        assertFalse(lines.isEmpty(), text("out"));
        assertEquals("These settings stop the start:", lines.getFirst());
        for (String problem : List.of("PORT must be a whole number", "LOG_LEVEL must be one of", "REDIS_URL must look like", "INTERNAL_SERVICE_SECRET must be at least",
                "USER_SERVICE_URL must look like", "AIPONGE_PORT_OFSET is not a setting; did you mean AIPONGE_PORT_OFFSET?")) {
            assertEquals(1, lines.stream().filter(line -> line.startsWith("  - " + problem)).count(), problem + " in " + lines);
        }
        boolean keepsData = service.schema() != null;
        assertEquals(keepsData, lines.stream().anyMatch(line -> line.startsWith("  - DATABASE_URL is missing")), lines.toString());
        assertEquals(keepsData, lines.stream().anyMatch(line -> line.startsWith("  - ENTRY_ENCRYPTION_KEY is missing")), lines.toString());
        boolean tokens = service == ServiceName.GATEWAY || service == ServiceName.USER;
        assertEquals(tokens, lines.stream().anyMatch(line -> line.startsWith("  - JWT_SECRET is missing")), lines.toString());
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("  - ")), "one message and nothing else: " + lines);
        assertFalse(text("err").contains("hunter2") || text("err").contains("somewhere"), "a value is shown");
        assertEquals("", text("out"));
    }

    /** Traps: the exit status is 143 with a hook of our own too; no module of ours warns of Unsafe or native access on JDK 25. */
    @Test
    void failsReadinessFirstAndEndsInOrderOnSigterm() throws Exception {
        int offset = TestPlatform.freeOffset();
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.putAll(Map.of("DATABASE_URL", TestDatabase.create().url(), "AIPONGE_PORT_OFFSET", Integer.toString(offset), "AIPONGE_DRAIN_SECONDS", "2"));
        Process process = run(ServiceName.SYSTEM, environment);
        try {
            ApiClient client = ApiClient.at(ServiceName.SYSTEM.port() + offset);
            Eventually.until("it is ready", java.time.Duration.ofSeconds(60), () -> status(client, "/ready") == 200);

            process.destroy();
            Eventually.until("readiness fails", () -> status(client, "/ready") == 503);
            assertEquals(200, status(client, "/live"), "it still answers while balancers look elsewhere");

            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it goes on");
            assertEquals(TERMINATED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        List<String> messages = new ArrayList<>();
        for (String line : text("out").lines().toList()) {
            messages.add(Json.tree(line.getBytes(StandardCharsets.UTF_8)).path("message").asText());
        }
        assertEquals("stopped", messages.getLast(), "the last line was lost: " + messages);
        assertEquals("", text("err"));
    }

    private static int status(ApiClient client, String path) {
        try {
            return client.get(path).status();
        } catch (RuntimeException | AssertionError nobodyThere) {
            return 0;
        }
    }
}
