package com.aiponge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process and all its children stand still (SIGSTOP) until this is closed (SIGCONT): a server that hangs while its connections stay
 * open. The children too, since each PostgreSQL connection is a process of its own.
 */
public final class Freeze implements AutoCloseable {
    private final List<Long> pids;

    private Freeze(List<Long> pids) {
        this.pids = pids;
    }

    /** The process stands still when this returns. */
    public static Freeze process(long pid) {
        // The parent first: it cannot have new children then.
        signal("STOP", List.of(pid));
        List<Long> all = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).orElseThrow().descendants().forEach(child -> all.add(child.pid()));
        if (all.size() > 1) {
            signal("STOP", all.subList(1, all.size()));
        }
        return new Freeze(all);
    }

    @Override
    public void close() {
        signal("CONT", pids);
    }

    private static void signal(String name, List<Long> pids) {
        String numbers = String.join(" ", pids.stream().map(String::valueOf).toList());
        try {
            // Some of the children may have ended in between, which is no failure as long as the first one is there.
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + numbers)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (kill.waitFor() != 0 && ProcessHandle.of(pids.getFirst()).isEmpty()) {
                throw new AssertionError("no process to send SIG" + name + " to: " + pids.getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
