package com.aiponge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** Tests that cannot run on a machine: skipped by name, and told at the end of {@code ./aiponge test}. Thread-safe. */
public final class Skips {
    private static final Path TOLD = Path.of("target/skipped.txt");

    private Skips() {
    }

    /**
     * Skips the test that asks.
     *
     * @param what is not tested here
     * @param why  in a few words
     */
    public static void skip(String what, String why) {
        String line = "skipped: " + what + ", because " + why;
        System.out.println(line);
        note(line);
        Assumptions.abort(line);
    }

    private static synchronized void note(String line) {
        try {
            Files.createDirectories(TOLD.getParent());
            if (!Files.exists(TOLD) || !Files.readAllLines(TOLD).contains(line)) {
                Files.writeString(TOLD, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
