package com.aiponge.embedded;

import java.io.IOException;
import java.util.List;

/**
 * A tiny shell that reads from this JVM. The kernel closes the pipe when the JVM ends, in whatever way, and the shell then stops the server:
 * no shutdown hook needed (which would run beside the platform's own and take the database away from requests in flight), and
 * {@code kill -9} of the JVM leaves nothing behind either.
 */
final class Lifeline implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r _
            read -r now < "$1" && [ "$now" = "$2" ] && kill -"$3" "$2" && kill -CONT "$2"
            """;
    private final Process shell;

    private Lifeline(Process shell) {
        this.shell = shell;
    }

    static Lifeline of(Daemon daemon, long pid, String signal) {
        try {
            return new Lifeline(new ProcessBuilder(command(daemon, pid, signal)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new StartFailed("cannot run /bin/sh", e);
        }
    }

    static List<String> command(Daemon daemon, long pid, String signal) {
        return List.of("/bin/sh", "-c", SCRIPT, "lifeline", daemon.pidFile().toString(), Long.toString(pid), signal);
    }

    /** Lets go without touching the server. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
