package com.aiponge.aicontent.framework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads the frameworks from the resource beside it. */
final class FrameworkFile {
    private static final int LINES_EACH = 4;

    private FrameworkFile() {
    }

    static List<Framework> read() {
        List<String> lines;
        try (InputStream in = FrameworkFile.class.getResourceAsStream("frameworks.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Framework> frameworks = new ArrayList<>();
        for (int i = 0; i + LINES_EACH <= lines.size(); i += LINES_EACH) {
            String[] head = lines.get(i).split(" \\| ");
            frameworks.add(new Framework(head[0], head[1], head[2], lines.get(i + 1), Set.of(lines.get(i + 2).split(" ")),
                    Arrays.stream(lines.get(i + 3).split(" ")).distinct().map(Keyword::of).toList()));
        }
        return List.copyOf(frameworks);
    }
}
