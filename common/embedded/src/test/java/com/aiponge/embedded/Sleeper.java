package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A stand-in for a server: a shell that names its mark in its arguments and writes a pid file like one. */
final class Sleeper implements AutoCloseable {
    private static final String STUBBORN = "trap '' TERM INT; echo ready; while :; do sleep 0.05; done";
    private static final String OBEDIENT = "trap 'exit 0' TERM INT; echo ready; while :; do sleep 0.05; done";
    private final Process process;

    private Sleeper(Process process) {
        this.process = process;
    }

    static Sleeper obedient(Daemon daemon) throws IOException {
        return start(daemon, OBEDIENT);
    }

    static Sleeper stubborn(Daemon daemon) throws IOException {
        return start(daemon, STUBBORN);
    }

    private static Sleeper start(Daemon daemon, String script) throws IOException {
        Process process = new ProcessBuilder(List.of("/bin/sh", "-c", script, "sleeper", daemon.mark())).start();
        if (!"ready".equals(process.inputReader().readLine())) {
            throw new AssertionError("the stand-in did not start");
        }
        Files.writeString(daemon.pidFile(), process.pid() + "\nmore lines\n");
        return new Sleeper(process);
    }

    static Daemon daemon(Path directory) {
        return new Daemon(directory.resolve("pid"), directory.resolve("mark").toString());
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
