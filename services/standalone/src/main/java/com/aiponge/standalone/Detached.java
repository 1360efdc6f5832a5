package com.aiponge.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code up --detach}: the same platform as a process of its own. */
final class Detached {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Detached() {
    }

    static int start(DataFolder data, Arguments arguments) throws IOException, InterruptedException {
        Optional<RunState> already = data.running();
        if (already.isPresent()) {
            throw new CannotStart("A platform runs on " + data.root() + " already: " + already.get().url());
        }
        Path output = data.root().resolve("start.log");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nohup"))) {
            command.add("/usr/bin/nohup");
        }
        ProcessHandle.Info self = ProcessHandle.current().info();
        command.add(self.command().orElseThrow());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up",
                "--data", data.root().toString(), "--port-offset", Integer.toString(arguments.portOffset())));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(new java.io.File("/dev/null")).start();
        long began = System.nanoTime();
        long end = began + LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<RunState> state = data.running();
            if (state.isPresent()) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                System.out.println(Welcome.text(state.get(), data, arguments, took, "It runs as process " + state.get().pid() + "; ./aiponge down stops it."));
                return 0;
            }
            Thread.sleep(50);
        }
        process.destroy();
        throw new CannotStart(process.isAlive() ? "The platform was not ready within " + LIMIT.toSeconds() + " s; see " + data.log()
                : Files.readString(output).strip());
    }
}
