package com.aiponge.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program run to its end with plain English messages. */
record Command(List<String> words, String input) {
    static Command of(String... words) {
        return new Command(List.of(words), "");
    }

    static Command of(List<String> prefix, String... words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return new Command(List.copyOf(all), "");
    }

    Command withInput(String text) {
        return new Command(words, text);
    }

    int exitCode() {
        return finish().exitCode;
    }

    /** Runs the program; anything but exit code 0 is a failure that carries what it printed. */
    void mustSucceed(String purpose) {
        Outcome outcome = finish();
        if (outcome.exitCode != 0) {
            throw new StartFailed(purpose + " failed (" + words.getFirst() + " ended with " + outcome.exitCode + "): " + outcome.output.strip());
        }
    }

    private Outcome finish() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new StartFailed("cannot run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while running " + words.getFirst(), e);
        }
    }

    private record Outcome(int exitCode, String output) {
    }
}
