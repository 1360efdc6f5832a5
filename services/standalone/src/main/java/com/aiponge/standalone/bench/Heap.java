package com.aiponge.standalone.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java heap of another process, as {@code jcmd} of the same JDK says. */
final class Heap {
    /** A generation of the serial or parallel collector, or all of G1; metaspace names what is used first. */
    private static final Pattern USED = Pattern.compile("(?:total|committed) \\d+K, used (\\d+)K");

    private Heap() {
    }

    /** MiB in use after a full collection. */
    static double afterCollection(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return usedMiB(jcmd(pid, "GC.heap_info"));
    }

    static double usedMiB(String heapInfo) {
        Matcher used = USED.matcher(heapInfo);
        long kib = 0;
        int found = 0;
        while (used.find()) {
            kib += Long.parseLong(used.group(1));
            found++;
        }
        if (found == 0) {
            throw new IllegalStateException("jcmd said nothing about the heap: " + heapInfo);
        }
        return kib / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + said);
        }
        return said;
    }
}
