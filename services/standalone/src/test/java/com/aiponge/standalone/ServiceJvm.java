package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One service as its own process, which a test may kill and start again. It ends with this JVM, in whatever way that ends. */
final class ServiceJvm implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    /** Reads from this JVM; the kernel closes the pipe when it ends, even by {@code kill -9}. */
    private static final String LIFELINE = "trap '' INT TERM HUP; read -r _; kill -9 \"$1\"";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    private final ServiceName name;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private Process process;
    private Process lifeline;

    private ServiceJvm(ServiceName name, Map<String, String> environment, int port, Path log) {
        this.name = name;
        this.environment = environment;
        this.port = port;
        this.log = log;
    }

    /** Not started yet. {@code AIPONGE_PORT_OFFSET} of the environment says on which port it will be. */
    static ServiceJvm of(ServiceName name, Map<String, String> environment) {
        try {
            Path log = Files.createDirectories(Path.of("target", "processes")).resolve(name.wireName() + ".log");
            Files.deleteIfExists(log);
            return new ServiceJvm(name, environment, name.port() + Integer.parseInt(environment.get("AIPONGE_PORT_OFFSET")), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Everything it has printed, of all its lives. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At first, and again after {@link #kill}; {@link #awaitReady} waits for it. */
    void start() {
        start(Map.of());
    }

    /** @param more settings of this life only */
    void start(Map<String, String> more) {
        List<String> command = List.of(System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "run", name.wireName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        try {
            process = builder.start();
            lifeline = new ProcessBuilder("/bin/sh", "-c", LIFELINE, "lifeline", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when {@code /ready} says so. */
    ServiceJvm awaitReady() {
        Eventually.until(name.wireName() + " is ready", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(name.wireName() + " has ended with " + process.exitValue() + ":\n" + lastLines());
            }
            return status("/ready") == 200;
        });
        return this;
    }

    /** The status of an unsigned GET; 0 when nobody answers. */
    int status(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** {@code kill -9}; returns when the process has gone. */
    void kill() {
        process.destroyForcibly();
        lifeline.destroyForcibly();
        try {
            process.waitFor();
            lifeline.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private String lastLines() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
