package com.aiponge.standalone;

import com.aiponge.testkit.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The launcher as it stands in a clone that has been built: the real script, and beside it what the build puts together, made here from the class
 * path of this test. So its commands are tested without building inside a test, and in a clone where nothing was packaged yet.
 */
final class LauncherHome implements AutoCloseable {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NOT_SHIPPED = Pattern.compile(".*(/test-classes|/testkit/target/classes|/harness/target/classes|(junit|opentest4j|apiguardian|surefire)[^/]*\\.jar)/?");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path home;

    private LauncherHome(Path home) {
        this.home = home;
    }

    /** What a command said and how it ended. */
    record Said(int status, String output, String errors) {
        Said expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected the exit status " + wanted + " but got " + status + "\n" + output + errors);
            }
            return this;
        }
    }

    static LauncherHome create() {
        try {
            Path home = Files.createTempDirectory("aiponge-home").toRealPath();
            for (String sources : List.of("common/runtime", "gateway", "services/standalone")) {
                Files.createDirectories(home.resolve(sources).resolve("src/main"));
                Files.createFile(home.resolve(sources).resolve("pom.xml"));
            }
            Files.createFile(home.resolve("pom.xml"));
            Path lib = Files.createDirectories(home.resolve("services/standalone/target/lib"));
            for (String element : System.getProperty("java.class.path").split(":")) {
                if (!NOT_SHIPPED.matcher(element).matches()) {
                    ship(Path.of(element).toAbsolutePath(), lib);
                }
            }
            Files.copy(ROOT.resolve("aiponge"), home.resolve("aiponge"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.createFile(lib.resolveSibling("built"));
            return new LauncherHome(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ship(Path element, Path lib) throws IOException {
        if (Files.isRegularFile(element)) {
            Files.createSymbolicLink(lib.resolve(element.getFileName()), element);
        } else if (Files.isDirectory(element)) {
            // …/services/user/target/classes is user.jar
            pack(element, lib.resolve(element.getParent().getParent().getFileName() + ".jar"));
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out); Stream<Path> files = Files.walk(classes)) {
            zip.setLevel(0);
            for (Path file : files.filter(one -> !one.equals(classes)).toList()) {
                // Folders too: migrations are looked for by the name of theirs.
                zip.putNextEntry(new ZipEntry(classes.relativize(file) + (Files.isDirectory(file) ? "/" : "")));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, zip);
                }
            }
        }
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /** {@code ./aiponge …} with these words. */
    Said aiponge(String... words) {
        List<String> command = new ArrayList<>(List.of("./aiponge"));
        command.addAll(Arrays.asList(words));
        return run(command);
    }

    /** A command that stays; what it says is in the file {@code said}. The shell of the launcher becomes the command, so this is its process. */
    Process stay(String... words) {
        List<String> command = new ArrayList<>(List.of("./aiponge"));
        command.addAll(Arrays.asList(words));
        try {
            return new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(file("said").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a reader pastes it into a shell; the first command that fails ends it. */
    Said shell(String script) {
        return run(List.of("bash", "-euo", "pipefail", "-c", script));
    }

    private Said run(List<String> command) {
        try {
            Path output = Files.createTempFile(home, "output", ".txt");
            Path errors = Files.createTempFile(home, "errors", ".txt");
            Process process = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("has not ended within " + LIMIT + ": " + command + "\n" + Files.readString(output) + Files.readString(errors));
            }
            return new Said(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Processes that were started from here, children and servers too: each names the folder in its arguments. */
    List<String> processes() {
        return ProcessHandle.allProcesses().map(one -> one.info().commandLine().orElse("")).filter(line -> line.contains(home.toString())).toList();
    }

    /** Ends what is left and deletes the folder. */
    @Override
    public void close() {
        ProcessHandle.allProcesses().filter(one -> one.info().commandLine().orElse("").contains(home.toString())).forEach(ProcessHandle::destroyForcibly);
        Eventually.until("everything started from " + home + " has ended", () -> processes().isEmpty());
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
