package com.aiponge.storage.move;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A line that grows on a terminal; elsewhere a line now and then. Thread-safe. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final long ON_TERMINAL = Duration.ofMillis(200).toNanos();
    private static final long ELSEWHERE = Duration.ofSeconds(15).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private long objects;
    private long bytes;
    private long allObjects;
    private long allBytes;
    private long began;
    private long printed;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void begin(long expectedObjects, long expectedBytes) {
        objects = 0;
        bytes = 0;
        allObjects = expectedObjects;
        allBytes = expectedBytes;
        began = System.nanoTime();
        printed = began;
        if (terminal) {
            out.print(line(0));
        }
    }

    @Override
    public synchronized void done(long moreObjects, long moreBytes) {
        objects += moreObjects;
        bytes += moreBytes;
        long now = System.nanoTime();
        if (now - printed >= (terminal ? ON_TERMINAL : ELSEWHERE)) {
            printed = now;
            out.print(line(now - began));
        }
    }

    /** The last state, and the end of its line. */
    synchronized void end() {
        if (terminal && allObjects > 0) {
            out.print(line(System.nanoTime() - began));
            out.println();
        }
    }

    private String line(long nanos) {
        double part = allBytes == 0 ? 1 : Math.min(1, (double) bytes / allBytes);
        int filled = (int) (part * WIDTH);
        String text = String.format(Locale.ROOT, "[%s%s] %3d %%  %,d of %,d objects  %s of %s%s", "#".repeat(filled), "-".repeat(WIDTH - filled),
                (int) (part * 100), objects, allObjects, size(bytes), size(allBytes), left(part, nanos));
        return terminal ? '\r' + text + "\u001b[K" : text + System.lineSeparator();
    }

    private static String left(double part, long nanos) {
        if (part <= 0 || part >= 1 || nanos < Duration.ofSeconds(2).toNanos()) {
            return "";
        }
        long seconds = (long) (nanos / 1e9 * (1 - part) / part);
        return seconds < 90 ? "  " + seconds + " s left" : "  " + Math.round(seconds / 60.0) + " min left";
    }

    static String size(long bytes) {
        return bytes < 10L << 20 ? String.format(Locale.ROOT, "%,d KiB", (bytes + 1023) >> 10)
                : bytes < 10L << 30 ? String.format(Locale.ROOT, "%,d MiB", bytes >> 20) : String.format(Locale.ROOT, "%,d GiB", bytes >> 30);
    }
}
