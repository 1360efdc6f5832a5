package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a session of its own, so that Ctrl-C at the terminal reaches the platform first and the platform stops its servers in order.
 * It is known by its pid file; a pid counts only while that process names the server's own files in its arguments, since the kernel reuses pids.
 *
 * @param pidFile the first line is the pid
 * @param mark    the argument only this server has
 */
record Daemon(Path pidFile, String mark) {
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    OptionalLong recorded() {
        try {
            String content = Files.readString(pidFile);
            return OptionalLong.of(Long.parseLong(content.lines().findFirst().orElse("").strip()));
        } catch (NoSuchFileException | NumberFormatException noneOrHalfWritten) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new StartFailed("cannot read " + pidFile, e);
        }
    }

    OptionalLong running() {
        OptionalLong pid = recorded();
        return pid.isPresent() && isOurs(pid.getAsLong()) ? pid : OptionalLong.empty();
    }

    private boolean isOurs(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().arguments())
                .filter(arguments -> Arrays.asList(arguments).contains(mark)).isPresent();
    }

    /** Ends the server with the signal, or by force when it does not follow within the time. */
    void stop(String signal, Duration patience) {
        OptionalLong pid = running();
        if (pid.isEmpty()) {
            return;
        }
        signal(pid.getAsLong(), signal);
        if (!endsWithin(pid.getAsLong(), patience)) {
            signal(pid.getAsLong(), "KILL");
            endsWithin(pid.getAsLong(), patience);
        }
    }

    boolean endsWithin(long pid, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isOurs(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    private static void signal(long pid, String name) {
        // The shell's own kill: slim images have no /bin/kill, and the JDK sends SIGTERM and SIGKILL only.
        Command.of("/bin/sh", "-c", "kill -" + name + " " + pid).exitCode();
    }
}
