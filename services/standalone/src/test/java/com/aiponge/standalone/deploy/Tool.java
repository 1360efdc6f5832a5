package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine, run by tests. */
public final class Tool {
    /** The root of the repository. */
    public static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    /** Collects what was skipped, for the end of {@code ./aiponge test}. */
    private static final Path SKIPPED = Path.of("target/skipped.txt");

    public record Outcome(int status, String output) {
        public Outcome worked() {
            assertEquals(0, status, output);
            return this;
        }
    }

    private Tool() {
    }

    /** The test goes no further when a program is not on this machine; what is missing is said by name. */
    public static void needs(String... names) {
        for (String name : names) {
            if (!isThere(name)) {
                skip(name + " not installed");
            }
        }
    }

    /** As {@link #needs}, for the daemon behind the command, and for images that are here or can be had. */
    public static void needsDockerWith(Collection<String> images) {
        needs("docker", "timeout");
        if (run(Map.of(), List.of("timeout", "10", "docker", "version", "--format", "{{.Server.Version}}")).status() != 0) {
            skip("no Docker daemon answers");
        }
        for (String image : images) {
            if (run(Map.of(), List.of("docker", "image", "inspect", image)).status() != 0
                    && run(Map.of(), List.of("timeout", "120", "docker", "pull", "--quiet", image)).status() != 0) {
                skip("the image " + image + " cannot be had");
            }
        }
    }

    /** As {@link #needsDockerWith}, and Compose 2. */
    public static void needsComposeWith(Collection<String> images) {
        needs("docker");
        if (run(Map.of(), List.of("docker", "compose", "version")).status() != 0) {
            skip("Docker Compose not installed");
        }
        needsDockerWith(images);
    }

    private static void skip(String why) {
        String line = "skipped: " + why;
        System.out.println(line);
        note(line);
        Assumptions.abort(line);
    }

    private static boolean isThere(String name) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    private static void note(String line) {
        try {
            Files.createDirectories(SKIPPED.getParent());
            if (!Files.exists(SKIPPED) || !Files.readAllLines(SKIPPED).contains(line)) {
                Files.writeString(SKIPPED, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to its end in the root of the repository; both streams are the output. */
    public static Outcome run(Map<String, String> environment, List<String> command) {
        return run(environment, "", command);
    }

    /** As {@link #run(Map, List)}, with standard input. */
    static Outcome run(Map<String, String> environment, String input, List<String> command) {
        try {
            Process process = started(environment, command);
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As {@link #run(Map, List)}; the process alone gets the signal whenever a line of its output is like that. */
    static Outcome interrupted(Map<String, String> environment, String at, String signal, List<String> command) {
        try {
            Process process = started(environment, command);
            process.getOutputStream().close();
            StringBuilder output = new StringBuilder();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.matches(at)) {
                    run(Map.of(), List.of("bash", "-c", "kill -" + signal + " " + process.pid())).worked();
                }
            }
            return new Outcome(process.waitFor(), output.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Process started(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(ROOT.toFile()).redirectErrorStream(true);
        Map<String, String> own = builder.environment();
        own.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("AIPONGE_"));
        own.putAll(quiet());
        if (isThere("aws") && isThere("python3")) {
            own.put("PATH", AwsForks.path());
        }
        own.putAll(environment);
        return builder.start();
    }

    /** No credentials and no settings of the person who runs the tests; nothing is asked of the instance metadata either. */
    static Map<String, String> quiet() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("AWS_ACCESS_KEY_ID", "test");
        names.put("AWS_SECRET_ACCESS_KEY", "test");
        names.put("AWS_REGION", "us-east-1");
        names.put("AWS_DEFAULT_REGION", "us-east-1");
        names.put("AWS_EC2_METADATA_DISABLED", "true");
        names.put("AWS_CONFIG_FILE", "/dev/null");
        names.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        names.put("AWS_PAGER", "");
        names.put("AWS_MAX_ATTEMPTS", "1");
        return names;
    }
}
