package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That it stops the server when the JVM ends is shown with real servers in {@link RecoveryTest}. */
class LifelineTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void letsGoWithoutTouchingTheServer() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper server = Sleeper.obedient(daemon)) {
            Lifeline lifeline = Lifeline.of(daemon, server.pid(), "TERM");
            ProcessHandle shell = shells().getFirst();
            lifeline.close();
            assertTrue(shell.onExit().get().toString().length() > 0);
            assertFalse(server.endsWithin(SHORT));
        }
    }

    @Test
    void survivesWhatTheTerminalSendsToTheWholeGroup() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper server = Sleeper.obedient(daemon)) {
            Lifeline lifeline = Lifeline.of(daemon, server.pid(), "TERM");
            try (lifeline) {
                ProcessHandle shell = shells().getFirst();
                for (String signal : new String[] {"INT", "HUP", "TERM"}) {
                    awaitTrap(shell);
                    Command.of("/bin/sh", "-c", "kill -" + signal + " " + shell.pid()).mustSucceed("sending " + signal);
                }
                assertFalse(server.endsWithin(SHORT));
                assertTrue(shell.isAlive());
            }
        }
    }

    @Test
    void doesNotKillWhoeverGotThePidOfADeadServer() throws Exception {
        Daemon daemon = Sleeper.daemon(directory);
        try (Sleeper stranger = Sleeper.obedient(daemon)) {
            long pid = stranger.pid();
            Files.writeString(daemon.pidFile(), "1\n");
            assertTrue(ends(daemon, pid));
            assertFalse(stranger.endsWithin(SHORT));
            Files.delete(daemon.pidFile());
            assertTrue(ends(daemon, pid));
            assertFalse(stranger.endsWithin(SHORT));
            Files.writeString(daemon.pidFile(), pid + "\n");
            assertTrue(ends(daemon, pid));
            assertTrue(stranger.endsWithin(LONG), "this one is the server");
        }
    }

    /** Runs the same shell with a pipe that is at its end already, as when the JVM has gone. */
    private static boolean ends(Daemon daemon, long pid) throws Exception {
        Process shell = new ProcessBuilder(Lifeline.command(daemon, pid, "TERM")).start();
        shell.getOutputStream().close();
        return shell.waitFor(LONG);
    }

    private static List<ProcessHandle> shells() {
        return ProcessHandle.current().children()
                .filter(child -> String.join(" ", child.info().arguments().orElse(new String[0])).contains("lifeline")).toList();
    }

    /** A signal before the shell has read its first line would end it. */
    private static void awaitTrap(ProcessHandle shell) throws Exception {
        Path status = Path.of("/proc/" + shell.pid() + "/status");
        long deadline = System.nanoTime() + LONG.toNanos();
        while (Files.exists(status) && !ignoresAll(Files.readString(status)) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** SIGHUP is bit 0 of the mask, SIGINT bit 1, SIGTERM bit 14 (proc(5)). */
    private static boolean ignoresAll(String status) {
        String mask = status.lines().filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow().substring(7).strip();
        return (Long.parseUnsignedLong(mask, 16) & 0x4003) == 0x4003;
    }
}
