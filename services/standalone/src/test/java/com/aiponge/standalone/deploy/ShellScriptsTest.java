package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellScriptsTest {
    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>(List.of("aiponge"));
        for (String folder : List.of("ecs", "compose", "charts", ".github")) {
            if (Files.isDirectory(Tool.ROOT.resolve(folder))) {
                try (Stream<Path> files = Files.walk(Tool.ROOT.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".sh")).forEach(file -> scripts.add(Tool.ROOT.relativize(file).toString()));
                }
            }
        }
        return scripts;
    }

    @Test
    void allPassShellcheck() throws IOException {
        Tool.needs("shellcheck");
        List<String> command = new ArrayList<>(List.of("shellcheck", "-x"));
        command.addAll(scripts());

        Tool.run(Map.of(), command).worked();
    }

    @Test
    void everyCallToAwsGoesThroughTheOneFunction() throws IOException {
        List<String> others = new ArrayList<>();
        for (String script : scripts()) {
            if (script.startsWith("ecs/") && !script.endsWith("/lib.sh")) {
                for (String line : Files.readAllLines(Tool.ROOT.resolve(script))) {
                    if (line.matches("(.*[|(&;]|)\\s*aws [a-z].*")) {
                        others.add(script + ": " + line.strip());
                    }
                }
            }
        }
        assertEquals(List.of(), others);
    }

    @Test
    void thoseThatAreRunStopAtTheFirstFailure() throws IOException {
        for (String script : scripts()) {
            Path file = Tool.ROOT.resolve(script);
            if (Files.isExecutable(file)) {
                assertTrue(Files.readString(file).contains("set -euo pipefail"), script);
            }
        }
    }
}
